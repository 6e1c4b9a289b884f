"""A list as it was loaded, in one value."""

from collections.abc import Iterable

from lading.lists.files import ListSource
from lading.lists.parties import is_party
from lading.lists.recognise import publication
from lading.model.dossier import Dataset
from lading.model.schema import Schemata
from lading.model.statement import Statement


def describe_list(
    source: ListSource, statements: Iterable[Statement], *, schemata: Schemata, updated: str | None = None
) -> tuple[Dataset, ...]:
    """The datasets that the statements of a source belong to, in the order they first appear.

    Usually one; a FollowTheMoney file may carry several. Parties are counted: entities that can be matched or listed,
    not their addresses, papers and relations. `updated` is the version's date as a person or the fetcher gives it.
    """
    known = publication(source)
    files = tuple(file.name for _, file in source.files)
    parties: dict[str, set[str]] = {}
    for statement in statements:
        found = parties.setdefault(statement.dataset, set())
        if is_party(statement.schema, schemata):
            found.add(statement.entity_id)
    return tuple(
        Dataset(
            name=name,
            title=known.title if known else name,
            publisher=known.publisher if known else "",
            entities=len(ids),
            updated=updated,
            url=known.home if known else "",
            files=files,
        )
        for name, ids in parties.items()
    )
