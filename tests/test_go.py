"""go.py: what a person meets first."""

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Said = list[tuple[str, ...]]


@pytest.fixture
def go(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """go.py, freshly loaded, with its environment in a temporary folder and the tools of this one."""
    spec = importlib.util.spec_from_file_location("go", repository / "go.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "SCRIPTS", Path(sys.executable).parent)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "installed")
    monkeypatch.setattr(module, "DEMO_CASE", tmp_path / "demo-case")
    return module


def answering(module: ModuleType, answer: Callable[[tuple[str, ...]], str]) -> Said:
    """Let `answer` speak for every command that go.py would run while it installs; gives back what was run."""
    said: Said = []

    def captured(*words: str) -> str:
        said.append(words)
        if "venv" in words:
            module.VENV.mkdir()
            module.PYTHON.touch()
        return answer(words)

    module.captured = captured  # type: ignore[attr-defined]
    return said


def test_too_old_a_python_is_told_so_in_one_sentence(repository: Path) -> None:
    ast.parse((repository / "go.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    pretend = "import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path('go.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


def test_unknown_command_ends_with_2_and_names_the_known_ones(repository: Path) -> None:
    done = subprocess.run([sys.executable, "go.py", "fly"], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "demo" in done.stderr and "test" in done.stderr


def test_first_run_installs_with_hashes_and_the_next_runs_nothing(go: ModuleType) -> None:
    said = answering(go, lambda words: "")
    go.install(go.RUN_LOCK)
    filled = [words for words in said if "--require-hashes" in words]
    assert filled and all(str(go.RUN_LOCK) in words or str(go.SETUP_LOCK) in words for words in filled)
    said.clear()
    go.install(go.RUN_LOCK)
    assert said == []


def test_an_environment_for_tests_serves_the_demo_too(go: ModuleType) -> None:
    said = answering(go, lambda words: "")
    go.install(go.TEST_LOCK)
    said.clear()
    go.install(go.RUN_LOCK)
    assert said == []


def test_an_environment_for_the_demo_does_not_serve_the_tests(go: ModuleType) -> None:
    said = answering(go, lambda words: "")
    go.install(go.RUN_LOCK)
    said.clear()
    go.install(go.TEST_LOCK)
    assert any(str(go.TEST_LOCK) in words for words in said)


def test_a_changed_lock_file_installs_again(go: ModuleType, tmp_path: Path) -> None:
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(go.RUN_LOCK.read_bytes() + b"# changed\n")
    said = answering(go, lambda words: "")
    go.install(go.RUN_LOCK)
    said.clear()
    go.install(changed)
    assert said


def test_where_uv_fails_pip_installs(go: ModuleType) -> None:
    said = answering(go, lambda words: "uv cannot reach the index" if Path(words[0]).stem == "uv" else "")
    go.install(go.RUN_LOCK)
    assert any("pip" in words and str(go.RUN_LOCK) in words and Path(words[0]).stem != "uv" for words in said)
    assert go.STAMP.read_text() == go.stamp(go.RUN_LOCK)


def test_without_network_a_person_is_told_what_to_do(go: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    answering(go, lambda words: "no route to host" if "install" in words else "")
    assert go.main(["demo"]) == 2
    told = capsys.readouterr().err
    assert "no route to host" in told and "needs a connection" in told and "PIP_INDEX_URL" in told
    assert not go.STAMP.exists()


def test_without_the_venv_module_a_person_is_told_what_to_install(
    go: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(go, lambda words: "ensurepip is not available" if "venv" in words else "")
    assert go.main(["demo"]) == 2
    assert "python3-venv" in capsys.readouterr().err
    assert not go.VENV.exists(), "half an environment would be taken for a whole one"


def test_a_missing_tool_is_a_sentence(go: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(go, "SCRIPTS", Path("nowhere"))
    with pytest.raises(go.Trouble, match="mkdocs is missing"):
        go.run("mkdocs")


def test_a_failed_lint_fails_the_check_though_the_tests_pass(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def run(tool: str, *words: str) -> int:
        ran.append(tool)
        return int(tool == "mypy")

    monkeypatch.setattr(go, "run", run)
    monkeypatch.setattr(go, "install", lambda lock_file: None)
    assert go.main(["test"]) == 1
    assert "types" in capsys.readouterr().out
    assert ran[-1] == "pytest", "pytest's summary closes the output"
    assert {"ruff", "mypy", "lint-imports", "codespell", "mkdocs"} <= set(ran)


def test_clean_leaves_a_case_of_ones_own(go: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("site", "demo-case", "my-case"):
        (tmp_path / name / "vault").mkdir(parents=True)
        kept = tmp_path / name / "vault" / "exhibit"
        kept.write_text("bytes")
        kept.chmod(0o444)
    monkeypatch.setattr(go, "ROOT", tmp_path)
    assert go.main(["clean"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["my-case"]


def test_demo_shows_the_register_and_writes_the_dossier(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(go, "install", lambda lock_file: None)
    (go.DEMO_CASE / "left over").mkdir(parents=True)
    assert go.main(["demo"]) == 0
    assert not (go.DEMO_CASE / "left over").exists(), "the demo case is made anew"
    told = capfd.readouterr().out
    assert "Kramatorsk" in told
    dossier = go.DEMO_CASE / "dossier.html"
    assert str(dossier) in told
    page = dossier.read_text(encoding="utf-8")
    assert "Kramatorsk" in page and "Tochka" in page and "Bounti" in page
    assert go.run("solferino", "audit", str(go.DEMO_CASE)) == 0


def test_demo_register_holds_what_the_samples_are_there_to_show(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(go, "install", lambda lock_file: None)
    assert go.main(["demo"]) == 0
    out = tmp_path / "register.json"
    assert go.run("solferino", "export", str(go.DEMO_CASE), "--format", "json", "-o", str(out)) == 0
    register = json.loads(out.read_text(encoding="utf-8"))
    names = {document["id"]: document["name"] for document in register["documents"]}
    of_account = {account["id"]: names[account["document"]] for account in register["accounts"]}
    assert "no-attack-bus-accident.txt" in names.values()
    assert "no-attack-bus-accident.txt" not in of_account.values()
    copies = {names[d["id"]]: names[d["copy_of"]] for d in register["documents"] if d["copy_of"]}
    assert copies == {"bounti-2-reprint.txt": "bounti-1-wire-report.txt"}
    together = [{of_account[a] for a in incident["accounts"]} for incident in register["incidents"]]
    assert any(sum(name.startswith("kramatorsk") for name in group) > 1 for group in together)
    assert any(claim["stance"] == "denies" for claim in register["claims"])
