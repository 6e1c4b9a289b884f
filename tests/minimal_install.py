"""Run by `make minimal` in an environment that holds the default dependencies and nothing else.

Imports every module of the package and reads one document with one list, so that an import of an extra or of a tool
for developers cannot slip into the core. What needs an extra may miss that alone.
"""

import importlib
import pkgutil
import sys

import lading

SERVER = {"fastapi", "starlette", "uvicorn", "pydantic", "python_multipart"}
EXTRAS = {"lading.api": SERVER, "lading.web": SERVER, "lading.io.store.postgres_": {"psycopg"}}
"""What needs an extra, and the packages that it brings."""


def main() -> None:
    """Import everything; leave with the names of what failed."""
    broken, left = list[str](), list[str]()
    names = [module.name for module in pkgutil.walk_packages(lading.__path__, "lading.")]
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing = (error.name or "").partition(".")[0]
            extra = any(name.startswith(own) and missing in packages for own, packages in EXTRAS.items())
            (left if extra else broken).append(f"{name}: {error}")
    tools = {"pytest", "mypy", "hypothesis", "playwright"} & set(sys.modules)
    if broken or tools:
        sys.exit("\n".join([*broken, *(f"imported by the core: {tool}" for tool in sorted(tools))]))
    print(f"{len(names) - len(left)} modules import with the default dependencies alone")


if __name__ == "__main__":
    main()
