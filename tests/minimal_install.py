"""Run by `make minimal` in an environment that holds the default dependencies and nothing else.

Imports every module of the package and reads one document with one list, so that an import of an extra or of a tool
for developers cannot slip into the core. The surfaces of the server need the extra `server`, and may miss that alone.
"""

import importlib
import pkgutil
import sys

import lading

SERVER = ("lading.api", "lading.web")
"""What needs the extra `server`."""
EXTRA = {"fastapi", "starlette", "uvicorn", "pydantic", "python_multipart"}
"""The packages that it brings."""


def main() -> None:
    """Import everything; leave with the names of what failed."""
    broken, left = list[str](), list[str]()
    names = [module.name for module in pkgutil.walk_packages(lading.__path__, "lading.")]
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing = (error.name or "").partition(".")[0]
            of_server = name.startswith(SERVER) and missing in EXTRA
            (left if of_server else broken).append(f"{name}: {error}")
    tools = {"pytest", "mypy", "hypothesis", "playwright"} & set(sys.modules)
    if broken or tools:
        sys.exit("\n".join([*broken, *(f"imported by the core: {tool}" for tool in sorted(tools))]))
    print(f"{len(names) - len(left)} modules import with the default dependencies alone")


if __name__ == "__main__":
    main()
