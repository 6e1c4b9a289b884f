"""Installs a wheel in an empty environment, with the pinned dependencies alone, and answers the example case from it.

`python release/try_wheel.py dist/*.whl [--python python3.13] [--tests tests …]`. With `--tests` the tools for developers are
installed too, and those tests, or whatever else pytest takes, run against the installed wheel. They lie in this checkout, whose
package is not importable from there: it is in `src/`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
CASE = HERE / "examples" / "kupol"
ANSWER = "Hunan Haotianyi and Sichuan AEE are exposed"


def run(*command: object, where: Path, expect: int = 0, show: bool = False) -> str:
    """Run a program without anything of this checkout in its way. Returns what it printed, or shows it; leaves where it failed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=where, env=clean, capture_output=not show, text=True, check=False)
    if done.returncode != expect:
        sys.exit(
            f"{' '.join(words)}\nleft with {done.returncode}, not {expect}\n{done.stdout or ''}{done.stderr or ''}"
        )
    return done.stdout or ""


def install(wheel: Path, where: Path, *, python: str, locks: list[str]) -> Path:
    """Make an environment with the wheel. Returns the folder of its programs."""
    run(python, "-m", "venv", where / "env", where=where)
    programs = where / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    for lock in locks:
        run(*pip, "--require-hashes", "-r", HERE / "requirements" / f"{lock}.lock", where=where)
    run(*pip, "--no-deps", wheel.resolve(), where=where)
    run(programs / "python", "-m", "pip", "check", where=where)
    return programs


def main() -> None:
    """Install, ask, and say what was tried."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--tests", nargs=argparse.REMAINDER, default=[])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lading-wheel-") as folder:
        where = Path(folder)
        locks = ["runtime", "dev"] if given.tests else ["runtime"]
        programs = install(given.wheel, where, python=given.python, locks=locks)
        for place in (where, HERE):
            home = run(programs / "python", "-c", "import lading; print(lading.__file__)", where=place)
            if not Path(home.strip()).is_relative_to(where.resolve()):
                sys.exit(f"not the wheel but {home}")
        run(programs / "python", HERE / "tests" / "minimal_install.py", where=where)
        version = run(programs / "lading", "--version", where=where).strip()
        question = (CASE / "documents", "--lists", CASE / "lists", "--as-of", "2025-10-01", "--width", "200")
        if ANSWER not in run(programs / "lading", "trace", *question, where=where, expect=1):
            sys.exit("the example case is answered otherwise")
        run(programs / "lading", "trace", *question[:-2], "-o", where / "dossier.html", where=where, expect=1)
        if given.tests:
            run(programs / "python", "-m", "pytest", "-q", *given.tests, where=HERE, show=True)
        print(f"{version}: installs, and answers the example case, under {given.python}")


if __name__ == "__main__":
    main()
