"""One request as the screens see it: what is asked, of which day, within which investigation, by whom."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile

from lading.web.links import Links

BASE = "/workbench"
"""Where every page but the first is found; the first is `/`."""


class AskError(Exception):
    """What is asked makes no sense: an address that was mistyped, a form that was not filled in."""

    def __init__(self, what: str, remedy: str = "", *, status: int = 400) -> None:
        super().__init__(what)
        self.what, self.remedy, self.status = what, remedy, status


class NotHereError(AskError):
    """There is nothing under this address, or nothing that this person may see."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy, status=404)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request, read."""

    path: str
    query: Mapping[str, Sequence[str]]
    place: Mapping[str, str] = field(default_factory=dict)
    """What the address names: `{"id": "NK-1"}`."""
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Sequence[UploadFile] = ()
    who: str = "you"
    """Who asks, as decisions name them."""
    token: str = ""
    """What every form of the page carries, so that no other site's page can send it."""
    script: bool = False
    """Whether a script of ours asks, which takes data or a part of a page."""

    def one(self, name: str, default: str = "") -> str:
        """The last value of a parameter of the address, without spaces around it."""
        return (list(self.query.get(name, ())) or [default])[-1].strip()

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a parameter of the address that say something."""
        return tuple(value for value in self.query.get(name, ()) if value)

    def said(self, name: str) -> str:
        """The last value of a field of the form, without spaces around it."""
        return (list(self.form.get(name, ())) or [""])[-1].strip()

    def day(self, name: str = "as_of") -> dt.date | None:
        """A day of the address, or None. Raises AskError for what is no day."""
        text = self.one(name)
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError as error:
            raise AskError(f"{text!r} is not a day", "write it like 2025-10-01") from error

    @property
    def links(self) -> Links:
        """Addresses that keep the day and the investigation of this one."""
        return Links(BASE, self.one("as_of"), self.one("in"))
