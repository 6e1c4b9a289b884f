"""Where a store is: a file, or a database of a PostgreSQL server. What is shown of an address never has its password."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode

SCHEMES = ("postgresql://", "postgres://")
SHOWN = ("host", "hostaddr", "port", "dbname", "user", "service")
"""Parameters of an address that may be shown."""
PORT = re.compile(r":(?![0-9,]*(?:[,/]|$))[^,/\]]*(?=[,/]|$)")
"""Where a port should be and something else is: a password, perhaps, of an address without its @."""


@dataclass(frozen=True, slots=True)
class Address:
    """A database of a PostgreSQL server, as `postgresql://user@host:port/database`."""

    url: str = field(repr=False)
    """All of it, the password too where it has one: for the driver alone."""

    def __str__(self) -> str:
        return f"postgresql://{self._user}{self._rest}"

    @property
    def stem(self) -> str:
        """A name for files that belong to this store: of its host and database."""
        words = re.sub(r"[^\w.-]+", "-", unquote(self._rest)).strip("-.")
        return words or "postgresql"

    @property
    def clear(self) -> bool:
        """Whether its parts are told apart beyond doubt: one that is not may show a password where a host belongs."""
        user, _, place = self.url.partition("://")[2].rpartition("@")
        return not set(user) & set("/@?#") and not PORT.search(place.partition("?")[0])

    @property
    def _user(self) -> str:
        rest = self.url.partition("://")[2]
        name = rest.rpartition("@")[0].partition(":")[0]  # whatever a password is made of, it ends at the last @
        return f"{name}@" if "@" in rest else ""

    @property
    def _rest(self) -> str:
        place, _, query = self.url.partition("://")[2].rpartition("@")[2].partition("?")
        told = [(key, value) for key, value in parse_qsl(query) if key in SHOWN]
        return PORT.sub(":…", place) + (f"?{urlencode(told, safe='/')}" if told else "")


StorePlace = Path | Address
"""Where a store is."""


def find_place(words: str) -> StorePlace:
    """Where somebody says that a store is."""
    return Address(words) if words.startswith(SCHEMES) else Path(words)


def may_exist(place: StorePlace) -> bool:
    """Whether there may be a store: of a server, only opening it tells."""
    return isinstance(place, Address) or place.exists()


def beside(place: StorePlace, ending: str) -> Path:
    """A file or folder that belongs to a store: beside its file, or in the working folder for one on a server."""
    return Path(f"{place.stem}{ending}") if isinstance(place, Address) else place.with_name(f"{place.name}{ending}")
