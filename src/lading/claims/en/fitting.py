"""What may fill a role: parties, goods, places and the few nouns that carry a relation (stakes, contracts, lists)."""

from collections.abc import Callable, Mapping

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.grouping import is_goods
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.model.claim import AuthorityKind, MentionKind

K = MentionKind


SHIPS = frozenset({"vessel", "tanker", "ship", "freighter", "vessels", "tankers", "ships", "aircraft"})


def _kind_is(*kinds: MentionKind) -> Callable[[NounPhrase, Name | None, Lexicons], bool]:
    return lambda _np, name, _lexicons: name is not None and name.kind in kinds


def _is_party(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    if name is None:
        heads = lexicons.words["organisations.heads"]
        if not np.pronoun and np.head in heads and np.mods and np.mods[-1].kind is K.PLACE:
            return True
        return (
            not np.pronoun and np.head in heads and (np.det in {"a", "an", "another", "one"} or bool(np.pps.get("of")))
        )
    if name.kind is K.GROUP:
        return name.authority is not AuthorityKind.RECORDS
    return name.kind in {K.ORG, K.PERSON, K.AUTHORITY, K.PLACE}


def _is_people(_np: NounPhrase, name: Name | None, _lexicons: Lexicons) -> bool:
    return name is not None and (
        name.kind in {K.PERSON, K.AUTHORITY} or (name.kind is K.GROUP and name.authority is not AuthorityKind.RECORDS)
    )


def _is_goods(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    if name is not None and name.kind is K.ITEM:
        return True
    return (name is None or (name not in np.mods and name is not np.name)) and is_goods(np, lexicons)


def _is_thing(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    if _is_goods(np, name, lexicons):
        return True
    if np.pronoun and np.head in {"anything", "something", "nothing"}:
        return True
    if name is not None or np.pronoun or not np.words:
        return False
    words, head = lexicons.words, np.content.head if np.content is not None else np.head
    return not (
        head in words["goods.abstract"] or head in words["organisations.heads"] or head in words["persons.roles"]
        or head in words["words.numbers"] or head in words["words.months"] or head.isdigit() or head in words["groups.records"]
    )  # fmt: skip


def _is_sanctioner(_np: NounPhrase, name: Name | None, _lexicons: Lexicons) -> bool:
    return name is not None and (
        name.kind is K.AUTHORITY
        or (name.kind is K.PLACE and name.country is not None)
        or (name.kind is K.GROUP and name.text.lower().endswith(("government", "governments")))
    )


def _is_target(np: NounPhrase, name: Name | None, _lexicons: Lexicons) -> bool:
    return name is not None and (
        name.kind in {K.ORG, K.PERSON}
        or (name.kind is K.ITEM and (bool(SHIPS & set(np.words)) or _is_ship(name)))
        or (
            name.kind is K.GROUP
            and name.authority is AuthorityKind.OTHER
            and (" " in name.text or bool(np.quantity) or np.holder is not None)
        )
    )


def _is_ship(name: Name) -> bool:
    """Whether a name was taken for a vessel's by the words around it: no designation, which is never in doubt."""
    return name.score < CERTAIN and name.text.replace(" ", "").isalpha()


CERTAIN = 0.75


def _is_prosecutor(_np: NounPhrase, name: Name | None, _lexicons: Lexicons) -> bool:
    return name is not None and (
        name.kind in {K.AUTHORITY, K.PLACE}
        or (name.kind is K.GROUP and name.authority in {AuthorityKind.COURT, AuthorityKind.OFFICIALS})
    )


JUSTICE = (
    "court",
    "prosecutor",
    "justice",
    "attorney",
    "police",
    "jury",
    "fbi",
    "district",
    "tribunal",
    "investigat",
    "bureau of inv",
)


def _is_justice(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    return _is_prosecutor(np, name, lexicons) and name is not None and (
        name.authority is AuthorityKind.COURT or any(word in name.text.lower() for word in JUSTICE)
    )  # fmt: skip


def _is_visited(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    return (name is not None and name.kind in {K.ORG, K.PLACE}) or np.head in lexicons.words["heads.visited"]


def head_of(np: NounPhrase) -> str:
    """The head word, of a phrase that is an unnamed group too: `contracts` are records and contracts."""
    while np.content is not None:
        np = np.content
    if np.name is not None and np.name.kind is K.GROUP:
        return np.name.text.lower().split()[-1]
    return np.head


def _head_is(kind: str) -> Callable[[NounPhrase, Name | None, Lexicons], bool]:
    def test(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
        heads = lexicons.words[f"heads.{kind}"]
        if name is not None and name.kind is K.ITEM and kind in {"weapon", "device"}:
            return True
        return head_of(np) in heads or bool(np.words and np.words[-1] in heads)

    return test


OTHER_LISTS = frozenset(
    {"guest", "price", "mailing", "wish", "waiting", "shopping", "longer", "long", "shortlist", "reading"}
)


def _is_list(np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    return _head_is("list")(np, name, lexicons) and not OTHER_LISTS & set(np.words)


TESTS: Mapping[str, Callable[[NounPhrase, Name | None, Lexicons], bool]] = {
    "any": lambda _np, _name, _lexicons: True,
    "authority": _kind_is(K.AUTHORITY),
    "body": _kind_is(K.ORG, K.AUTHORITY, K.MEDIA),
    "asset": _kind_is(K.ORG, K.ITEM),
    "carrier": lambda np, name, lexicons: _is_party(np, name, lexicons) or (name is not None and name.kind is K.ITEM),
    "contract": _head_is("contract"),
    "deal": _head_is("deal"),
    "device": _head_is("device"),
    "embargoed": lambda np, name, lexicons: (
        _is_target(np, name, lexicons) or (name is not None and name.kind is K.PLACE and name.country is not None)
    ),
    "defendant": _kind_is(K.ORG, K.PERSON),
    "goods": _is_goods,
    "guilt": _head_is("guilt"),
    "justice": _is_justice,
    "list": _is_list,
    "model": _kind_is(K.ITEM),
    "money": _head_is("money"),
    "named": _kind_is(K.ORG, K.PERSON, K.AUTHORITY),
    "org": _kind_is(K.ORG),
    "part": lambda np, name, lexicons: _is_goods(np, name, lexicons) or (name is not None and name.kind is K.ORG),
    "party": _is_party,
    "people": _is_people,
    "person": _kind_is(K.PERSON),
    "place": _kind_is(K.PLACE),
    "prosecutor": _is_prosecutor,
    "sanctioner": _is_sanctioner,
    "sanctions": _head_is("sanctions"),
    "speaker": lambda _np, name, _lexicons: (
        name is not None
        and (name.kind is K.PERSON or (name.kind is K.GROUP and name.authority is AuthorityKind.PERSON))
    ),
    "stake": _head_is("stake"),
    "target": _is_target,
    "test": _head_is("test"),
    "thing": _is_thing,
    "country": lambda _np, name, _lexicons: name is not None and name.kind is K.PLACE and name.country is not None,
    "town": lambda _np, name, _lexicons: name is not None and name.kind is K.PLACE and name.country is None,
    "unit": lambda np, name, lexicons: (
        _kind_is(K.ORG, K.AUTHORITY)(np, name, lexicons)
        or (name is not None and name.kind is K.GROUP and " " in name.text)
    ),
    "visited": _is_visited,
    "weapon": _head_is("weapon"),
}


def fits(kind: str, np: NounPhrase, name: Name | None, lexicons: Lexicons) -> bool:
    """Whether a phrase, with the name it stands for, may fill a slot of this kind."""
    return TESTS[kind](np, name, lexicons)
