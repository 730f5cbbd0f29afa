"""Everything a person does with this repository, with nothing but Python: `python3 go.py demo`, `python3 go.py test`.

The first run makes `.venv` and fills it from the hashed lock files; later runs need no network.
"""

import argparse
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit(
        f"Solferino needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.\n"
        "Install a newer Python and run this command with it, for example: python3.12 go.py demo"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed"
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
SETUP_LOCK = ROOT / "requirements-uv.lock"
DEMO_CASE = ROOT / "demo-case"
DERIVED = (".venv", "demo-case", "site", "build", "dist", ".mypy_cache", ".ruff_cache", ".import_linter_cache")
SHARED_OUT = ("-n", "2")  # the whole suite on two processes; chosen tests run in one, with their output as it comes
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}  # a notice about the theme's future is no fault of the docs

LINT = (
    ("lint", "ruff", "check", "."),
    ("format", "ruff", "format", "--check", "."),
    ("types", "mypy"),
    ("layers", "lint-imports"),
    ("spelling", "codespell"),
)
DOCS = (("docs", "mkdocs", "build", "--strict"),)


class Trouble(Exception):
    """Something a person can put right; shown as one sentence, without a traceback."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Set up, show and check Solferino.")
    about = "; ".join(f"{name}: {say}" for name, (_, say) in COMMANDS.items())
    parser.add_argument("command", choices=COMMANDS, help=about)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="further words for the command (test: for pytest)")
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command][0](chosen.rest)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def demo(_rest: list[str]) -> int:
    """Build the sample case anew, print its register and say where the dossier is."""
    install(RUN_LOCK)
    remove(DEMO_CASE)
    dossier = DEMO_CASE / "dossier.html"
    for words in (
        ("init", DEMO_CASE),
        ("add", DEMO_CASE, ROOT / "samples" / "reports"),
        ("show", DEMO_CASE),
        ("report", DEMO_CASE, "-o", dossier),
    ):
        code = run("solferino", *map(str, words))
        if code:
            return code
    print(f"\nThe dossier to open in a browser: {dossier}\nWhat to look for in it: samples/README.md")
    return 0


def test(rest: list[str]) -> int:
    """The whole check. pytest comes last, so that its summary closes the output; nothing hides an earlier failure."""
    install(TEST_LOCK)
    failed = failures(LINT + DOCS)
    if failed:
        print(f"\nFailed before the tests: {', '.join(failed)} (shown above). The tests run all the same.", flush=True)
    return run("pytest", *(rest or SHARED_OUT)) or int(bool(failed))


def lint(_rest: list[str]) -> int:
    install(TEST_LOCK)
    failed = failures(LINT)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nNothing to mend.")
    return int(bool(failed))


def docs(_rest: list[str]) -> int:
    install(TEST_LOCK)
    failed = failures(DOCS)
    if not failed:
        print(f"The pages: {ROOT / 'site' / 'index.html'}")
    return int(bool(failed))


def bench(_rest: list[str]) -> int:
    """What the program measures of itself, then every benchmark of `bench/`."""
    install(TEST_LOCK)
    codes = [run("solferino", "bench")]
    codes += [run("python", str(path)) for path in sorted((ROOT / "bench").glob("*.py"))]
    return max(codes)


def lock(rest: list[str]) -> int:
    """Write the lock files again: kept versions, or the newest with `--upgrade`. Needs the package index."""
    install(TEST_LOCK)
    # extras are kept: older pips refuse a hashed `coverage` where a package asks for `coverage[toml]`
    shared = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-strip-extras", "--quiet")
    header = ("--custom-compile-command", "python3 go.py lock")
    for target, what in (
        (RUN_LOCK, ("pyproject.toml", "--group", "build")),
        (TEST_LOCK, ("pyproject.toml", "--group", "build", "--extra", "test", "-c", RUN_LOCK.name)),
        (SETUP_LOCK, ("--group", "setup")),
    ):
        code = run("uv", "pip", "compile", *what, *shared, *header, *rest, "-o", target.name)
        if code:
            return code
    return 0


def clean(_rest: list[str]) -> int:
    """Remove what this script and the tools made: never a case of yours."""
    for name in DERIVED:
        remove(ROOT / name)
    for folder in [found for top in ("src", "tests", "tools", "bench") for found in (ROOT / top).rglob("__pycache__")]:
        remove(folder)
    print("Clean.")
    return 0


COMMANDS = {
    "demo": (demo, "build the sample case and its dossier"),
    "test": (test, "the whole check: lint, types, layers, spelling, docs, tests"),
    "lint": (lint, "the check without docs and tests"),
    "docs": (docs, "build the documentation into site/"),
    "bench": (bench, "measure on this machine"),
    "lock": (lock, "write the lock files again (--upgrade for newer versions)"),
    "clean": (clean, "remove everything that can be made again"),
}


def failures(steps: tuple[tuple[str, ...], ...]) -> list[str]:
    """Run every step and name those that failed."""
    failed = []
    for name, *words in steps:
        print(f"{name}: {' '.join(words)}", flush=True)
        if run(*words):
            failed.append(name)
    return failed


def run(tool: str, *words: str) -> int:
    """Run a tool of `.venv` from the repository's root and give back its exit code."""
    program = shutil.which(tool, path=str(SCRIPTS))
    if program is None:
        raise Trouble(f"{tool} is missing in {VENV}. Run: python3 go.py clean, then the same command again.")
    return subprocess.run([program, *words], cwd=ROOT, env={**os.environ, **QUIET}, check=False).returncode


def install(lock_file: Path) -> None:
    """Make `.venv` hold what a lock file lists, and this project. Does nothing where the stamp says it does."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() in {stamp(lock_file), stamp(TEST_LOCK)}:
        return
    print("Setting up .venv (needed once, and again when the lock files change) …", flush=True)
    make_venv()
    STAMP.unlink(missing_ok=True)
    trouble = ""
    for installer in (with_uv, with_pip):
        trouble = installer("-r", str(lock_file), "--require-hashes") or installer(*THIS_PROJECT)
        if not trouble:
            STAMP.write_text(stamp(lock_file))
            return
    raise Trouble(
        f"{last_lines(trouble)}\n\nThe packages could not be installed. The first run needs a connection to a Python\n"
        "package index; if yours is a mirror, name it in PIP_INDEX_URL. Then run the same command again."
    )


THIS_PROJECT = ("--no-deps", "--no-build-isolation", "-e", str(ROOT))


def stamp(lock_file: Path) -> str:
    """What an environment was made from; also the place, since an environment does not survive a move."""
    parts = ((ROOT / "pyproject.toml").read_bytes(), lock_file.read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    if PYTHON.exists() and captured(str(PYTHON), "-m", "pip", "--version") == "":
        return
    remove(VENV)
    trouble = captured(sys.executable, "-m", "venv", str(VENV))
    if trouble:
        remove(VENV)
        raise Trouble(
            f"{last_lines(trouble)}\n\nPython could not make a virtual environment in {VENV}.\n"
            "On Debian and Ubuntu this part of Python is a package of its own: apt install python3-venv.\n"
            "Then run the same command again."
        )


def with_uv(*words: str) -> str:
    """Install with uv, several times faster than pip. Empty where it worked, else what it said."""
    uv = shutil.which("uv", path=str(SCRIPTS))
    if uv is None:
        trouble = with_pip("-r", str(SETUP_LOCK), "--require-hashes")
        uv = shutil.which("uv", path=str(SCRIPTS))
        if trouble or uv is None:
            return trouble or "uv was installed but is not there."
    return captured(uv, "pip", "install", "--python", str(PYTHON), *words)


def with_pip(*words: str) -> str:
    """Install with the environment's own pip, which knows the mirrors this person has set up."""
    return captured(str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--retries", "1", *words)


def captured(*words: str) -> str:
    """Run quietly; empty where it worked, else everything it printed."""
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() or f"{words[0]} failed" if done.returncode else ""


def last_lines(text: str, count: int = 8) -> str:
    return "\n".join(text.splitlines()[-count:])


def remove(path: Path) -> None:
    """Remove a folder, read-only files of a vault included."""
    if path.is_dir() and not path.is_symlink():
        for part in (path, *path.rglob("*")):
            if not part.is_symlink():
                part.chmod(part.stat().st_mode | stat.S_IWUSR)
        shutil.rmtree(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
