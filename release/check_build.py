"""Builds twice and from the source archive too: the same bytes each time, or the build is not to be trusted.

`python release/check_build.py dist` compares what lies in `dist/` with two further builds made elsewhere.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "dist", "build", "demo", "__pycache__")


def build(source: Path, into: Path, *targets: str) -> dict[str, str]:
    """Build from a source folder. Returns the SHA-256 of each file made, by name."""
    chosen = [word for target in targets for word in ("-t", target)]
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into), *chosen]
    subprocess.run(command, cwd=source, check=True, stdout=subprocess.DEVNULL)
    return digests(into)


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each wheel and source archive of a folder, by name."""
    files = sorted([*folder.glob("*.whl"), *folder.glob("*.tar.gz")])
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def copy_source(to: Path) -> Path:
    """The checkout at another place, in a folder of another name, so that neither can be in what is built."""
    shutil.copytree(HERE, to, ignore=LEFT_OUT)
    shutil.copy(HERE / ".gitignore", to / ".gitignore")
    return to


def main() -> int:
    """Say whether the files of a folder are what this source gives. Returns the exit code."""
    made = digests(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        again = build(copy_source(place / "elsewhere"), place / "again")
        (archive,) = (place / "again").glob("*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(place / "unpacked", filter="data")
        (unpacked,) = (place / "unpacked").iterdir()
        from_archive = build(unpacked, place / "third", "wheel")
    wrong = [name for name, digest in again.items() if made.get(name) != digest]
    wrong += [f"{name} from the source archive" for name, digest in from_archive.items() if made.get(name) != digest]
    for name in wrong:
        print(f"differs from build to build: {name}")
    for name, digest in sorted(made.items()):
        print(f"{digest}  {name}")
    return 1 if wrong or len(made) != 2 else 0


if __name__ == "__main__":
    sys.exit(main())
