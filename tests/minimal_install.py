"""Run by `make minimal` in an environment that holds the default dependencies and nothing else.

Imports every module of the package and reads one document with one list, so that an import of an extra or of a tool
for developers cannot slip into the core.
"""

import importlib
import pkgutil
import sys

import lading


def main() -> None:
    """Import everything; leave with the names of what failed."""
    broken = []
    names = [module.name for module in pkgutil.walk_packages(lading.__path__, "lading.")]
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            broken.append(f"{name}: {error}")
    tools = {"pytest", "mypy", "hypothesis", "playwright"} & set(sys.modules)
    if broken or tools:
        sys.exit("\n".join([*broken, *(f"imported by the core: {tool}" for tool in sorted(tools))]))
    print(f"{len(names)} modules import with the default dependencies alone")


if __name__ == "__main__":
    main()
