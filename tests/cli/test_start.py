"""What the program loads before it answers: nothing that the command does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.case.case_aids import reports

PROGRAM = Path(sys.executable).with_name("solferino")
RUN = """
import json, sys
from solferino import cli
code = 0
try:
    cli.main()
except SystemExit as end:
    code = end.code or 0
loaded = [name for name, module in sys.modules.items() if type(module) is not cli.lazily.Later]
print(json.dumps([code, loaded]), file=sys.stderr)
"""
STAGES = ("solferino.assess", "solferino.collect", "solferino.extract", "solferino.link", "solferino.report")
SIGNATURES = ("cryptography.exceptions", "cryptography.hazmat.bindings", "pyrage", "rfc3161_client")
READING = ("charset_normalizer", "rapidfuzz", "rensa", "sentencex", "solferino.vocab.vocabulary", "text_to_num")
PAGES = ("jinja2", "markdown_it", "pygments", "rich.markdown", "typer.rich_utils")
REGISTER = ("solferino.store", "sqlalchemy")


def loaded(*words: str | Path) -> set[str]:
    """Modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", RUN, *map(str, words)]
    environment = {**os.environ, "SOLFERINO_USER": "tester"}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment)
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(names)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    loaded("init", folder / "case")
    loaded("add", folder / "case", reports(folder / "in"))
    return folder / "case"


def test_reading_loads_what_showing_must_not(tmp_path: Path) -> None:
    loaded("init", tmp_path / "case")
    wanted = {*STAGES, "sentencex", "sqlalchemy"} - {"solferino.report"}
    assert wanted <= loaded("add", tmp_path / "case", reports(tmp_path / "in"))


def test_table_is_shown_without_stages_and_their_libraries(case: Path) -> None:
    assert loaded("show", case) & {*STAGES, *SIGNATURES, *READING, *PAGES, "solferino.preserve"} == set()


def test_incident_is_shown_without_reading_and_signatures(case: Path) -> None:
    register = subprocess.run([str(PROGRAM), "show", str(case), "--json"], capture_output=True, check=True)
    assert (
        loaded("show", case, json.loads(register.stdout)["incidents"][0]["id"])
        & {*SIGNATURES, *READING, *PAGES, "solferino.extract"}
        == set()
    )


@pytest.mark.parametrize("words", [("--help",), ("show", "--help"), ("--version",)])
def test_help_and_version_load_no_stage_and_no_register(words: tuple[str, ...]) -> None:
    unwanted = {*STAGES, *SIGNATURES, *READING, *REGISTER, "jinja2", "solferino.case", "solferino.preserve"}
    assert loaded(*words) & unwanted == set()


def test_vault_is_audited_without_register_and_reading(case: Path) -> None:
    assert loaded("audit", case) & {*STAGES, *READING, *PAGES, *REGISTER} == set()


def test_module_inside_a_package_is_had_without_the_package_and_hides_nothing_of_it() -> None:
    code = """
from solferino import cli
import solferino.preserve.vault
from solferino import preserve
assert type(preserve) is cli.lazily.Later
assert callable(preserve.audit) and preserve.Vault is solferino.preserve.vault.Vault
assert type(preserve) is not cli.lazily.Later
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_loaded_later_is_there_to_be_loaded() -> None:
    code = """
import sys
from solferino import cli
for name in cli.lazily.LATER:
    dir(sys.modules[name])
    try:
        sys.modules[name].nothing_of_this_name
    except AttributeError:
        assert type(sys.modules[name]) is not cli.lazily.Later, name
    else:
        raise AssertionError(name)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
