"""What the checks of a model's claims work by: guards, languages, and words that give orders. Loaded once, passed on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import yaml

from lading.claims.en.lexicons import load_lexicons
from lading.claims.guards import Guard, GuardRules, load_guard_rules
from lading.claims.llm.chinese import Chinese
from lading.claims.llm.direction import Tongue
from lading.claims.llm.english import English
from lading.claims.llm.russian import Russian
from lading.model.claim import AuthorityKind

SCRIPTS = (("zh", re.compile(r"[\u3400-\u9fff]")), ("ru", re.compile(r"[\u0400-\u04ff]")))
READ = frozenset({"en", "ru", "zh", "und"})
"""Languages whose words can be checked. Claims in another are kept for review."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The word lists of `checks.yml`."""

    orders: re.Pattern[str]
    reports: re.Pattern[str]
    no_names: re.Pattern[str]
    authorities: Mapping[AuthorityKind, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the checks know."""

    checks: Checks
    guards: GuardRules
    tongues: Mapping[str, Tongue]

    def guard_of(self, text: str) -> Guard:
        """The guard of a sentence's language."""
        return self.guards.guards[tell_language(text)]

    def tongue_of(self, text: str) -> Tongue:
        """The language of a sentence."""
        return self.tongues[tell_language(text)]


def tell_language(text: str) -> str:
    """`zh`, `ru` or `en`, by the letters of a sentence."""
    return next((name for name, script in SCRIPTS if len(script.findall(text)) * 4 > len(text)), "en")


def load_checks() -> Checks:
    """The word lists that ship with Lading."""
    file = resources.files("lading.claims.llm").joinpath("checks.yml")
    table = yaml.safe_load(file.read_text(encoding="utf-8"))
    one = {key: re.compile("|".join(table[key]), re.IGNORECASE) for key in ("orders", "reports", "no_names")}
    kinds = {AuthorityKind(kind): re.compile(words, re.IGNORECASE) for kind, words in table["authorities"].items()}
    return Checks(one["orders"], one["reports"], one["no_names"], kinds)


def load_knowledge() -> Knowledge:
    """All that the checks know; takes half a second."""
    tongues: dict[str, Tongue] = {"en": English.of(load_lexicons()), "ru": Russian.load(), "zh": Chinese.load()}
    return Knowledge(load_checks(), load_guard_rules(), tongues)
