"""What all screens share: the workspace, the templates, and the answers opened for reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from starlette.responses import HTMLResponse, Response

from lading import __version__
from lading.claims.review import Queue
from lading.model.dossier import Dossier
from lading.model.investigation import Investigation
from lading.reports.ledger import Ledger
from lading.reports.templating import make_environment
from lading.reports.words import load_words
from lading.web.ask import BASE, Ask, NotHereError
from lading.web.guard import Forms
from lading.web.view import View, open_view
from lading.workspace.investigations import find_investigation
from lading.workspace.uploads import Uploads
from lading.workspace.waiting import Waiting
from lading.workspace.workspace import Workspace

WHOLE = ("investigations", "upload", "lists", "log", "settings")
"""Pages that no investigation limits."""


def make_templates() -> Environment:
    """The templates of the pages; those of the reports are found under `reports/`."""
    pages, reports = PackageLoader("lading.web"), PrefixLoader({"reports": PackageLoader("lading.reports")})
    environment = make_environment(ChoiceLoader([pages, reports]))
    environment.globals["version"] = __version__
    environment.globals["words"] = load_words()
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


@dataclass(frozen=True, slots=True)
class Bench:
    """The workspace with everything that turns it into pages."""

    workspace: Workspace
    uploads: Uploads
    templates: Environment = field(default_factory=make_templates)
    forms: Forms = field(default_factory=Forms)
    waiting: Waiting = field(init=False)
    latest: dict[tuple[object, ...], Ledger] = field(default_factory=dict)
    """By day, investigation and what was read: the ledger opened last."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "waiting", Waiting(self.workspace))

    def view(self, ask: Ask) -> View:
        """The answer that a request looks at. Raises NotHereError for an investigation that is not this person's."""
        dossier = self.dossier(ask)
        return View(self.workspace.make_of("ledger", dossier, lambda: open_view(dossier)), ask.links)

    def recent(self, ask: Ask) -> View:
        """The answer, or the one before the last judgements: for who must not wait and needs names and words alone."""
        with self.workspace.opened() as store:
            key = (ask.day() or self.workspace.today, self.investigation(ask), store.read_mark)
        ledger = self.latest.get(key)
        if ledger is None:
            ledger = self.view(ask).ledger
            self.latest.clear()
            self.latest[key] = ledger
        return View(ledger, ask.links)

    def dossier(self, ask: Ask) -> Dossier:
        """The answer itself. Raises as `view`."""
        day = ask.day() or self.workspace.today
        found = self.investigation(ask)
        return self.workspace.dossier_of(found.documents, day) if found else self.workspace.dossier(day)

    def investigation(self, ask: Ask) -> Investigation | None:
        """The investigation that a request stays within, or None. Raises as `view`."""
        scope = ask.one("in")
        return self.own(scope, ask) if scope else None

    def own(self, investigation_id: str, ask: Ask) -> Investigation:
        """An investigation of the person who asks. Raises NotHereError for any other."""
        found = find_investigation(self.workspace, investigation_id, who=ask.who)
        if found is None:
            raise NotHereError("there is no such investigation", "choose one of yours under Investigations")
        return found

    def queue(self, ask: Ask) -> Queue:
        """What a person should look at, over all documents. Raises AskError for what is no day."""
        return self.workspace.queue(ask.day() or self.workspace.today)

    def page(self, template: str, ask: Ask, *, code: int = 200, **values: Any) -> Response:
        """A page, filled in."""
        return HTMLResponse(self.fill(template, ask, values, code=code), status_code=code)

    def fill(self, template: str, ask: Ask, values: Mapping[str, Any], *, code: int = 200) -> str:
        """The text of a page or of a part of one."""
        links = ask.links
        common = {
            "ask": ask,
            "links": links,
            "url": links.to,
            "fixed": links.fixed,
            "today": self.workspace.today,
            "scope": self.investigation(ask) if code < HTTPStatus.BAD_REQUEST else None,
            "limited": not ask.path.removeprefix(f"{BASE}/").startswith(WHOLE),
        }
        return self.templates.get_template(template).render({**common, **values})
