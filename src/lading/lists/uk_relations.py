"""Other parties that an entry of a UK list names: subsidiaries, parents, those who own or operate a ship.

The lists name them in words. A name that exactly one entry of the same list has becomes a link to it; any other stays a
note, for the list does not say who is meant.
"""

from collections.abc import Iterable, Mapping

from lading.lists.draft import Draft
from lading.lists.filler import Filler
from lading.lists.uk_table import split_numbered
from lading.lists.xml_stream import Node

PARTS = ("Name", "Name1", "Name2", "Name3", "Name4", "Name5", "Name6")


def draft_relations(
    filler: Filler, node: Node, kinds: Mapping[str, Mapping[str, str]], ids: Mapping[str, str]
) -> list[Draft]:
    """The links of one entry. Every name is a note of the party besides.

    Args:
        filler: of the party.
        node: the entry.
        kinds: by element, what to call the relation, its schema, and which end is the owner.
        ids: of the list's entries, by their folded names.
    """
    named = [
        (tag, kind, part)
        for tag, kind in kinds.items()
        for each in below(node, tag)
        for part in split_numbered(each.text)
    ]
    found = []
    for tag, kind, name in named:
        filler.note(kind["label"], name)
        own, other = filler.draft.id, ids.get(fold_name(name))
        if other is None or other == own:
            continue
        link = Draft(f"{own}-{tag.lower()}-{other}", kind["schema"], filler.draft.schemata, filler.draft.origin)
        upper, lower = ("owner", "asset") if kind["schema"] == "Ownership" else ("subject", "object")
        link.add(upper, other if kind["owner"] == "other" else own)
        link.add(lower, own if kind["owner"] == "other" else other)
        link.add("role", kind["label"])
        link.add("summary", f"{kind['label']}: {name}", original=name)
        found.append(link)
    return found


def name_ids(entries: Iterable[tuple[str, Node]]) -> dict[str, str]:
    """The id of the entry that has a name, by the folded name; a name that several have is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for entry_id, node in entries:
        for name in {fold_name(whole_name(name)) for name in below(node, "Name")}:
            if found.setdefault(name, entry_id) != entry_id:
                shared.add(name)
    return {name: entry_id for name, entry_id in found.items() if name and name not in shared}


def whole_name(name: Node) -> str:
    """A name in the order it is spoken: the last part is the family's, or all there is of a body's or ship's."""
    return " ".join(" ".join(part for tag in PARTS if (part := name.value(tag))).split())


def fold_name(name: str) -> str:
    """Spelling differences that never tell two of a list's names apart: case, blanks, a stop at the end."""
    return " ".join(name.casefold().split()).rstrip(".")


def below(node: Node, tag: str) -> list[Node]:
    """The elements of a name anywhere below, in order."""
    found = []
    for child in node.children:
        if child.tag == tag:
            found.append(child)
        elif child.children:
            found += below(child, tag)
    return found
