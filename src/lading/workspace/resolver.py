"""Who is who, worked out once for the same lists and the same parties: another day or another judgement asks for it again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lading.engine.memo import Memo
from lading.model.entity import Entity
from lading.model.judgement import Judgement
from lading.resolve.block import Block
from lading.resolve.linker import Resolution, build_block, resolve_parties
from lading.resolve.matcher import Matcher
from lading.workspace.made import Made


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves as `resolve_parties` does, and keeps the look-up of the lists and what it found."""

    memo: Memo
    lists: str
    """Digest of the lists asked."""
    lists_mark: str
    read_mark: str
    """Of the store, as `Store` has them."""
    known: Callable[[], Block | None] = lambda: None
    """Gives the names of the lists where they have been made ready to be asked; they are not made ready twice."""

    def __call__(
        self,
        documents: Iterable[Iterable[Entity]],
        listed_entities: Iterable[Entity],
        *,
        matcher: Matcher,
        decisions: Iterable[Judgement] = (),
    ) -> Resolution:
        """Who is who, as held or worked out now."""
        # What has no name is compared with nothing: relations that a judgement adds or takes away change nobody.
        pages = tuple(tuple(entity for entity in page if entity.names) for page in documents)
        decided, listed = tuple(decisions), tuple(listed_entities)

        def make() -> Resolution:
            block = self.memo.get(
                Made("block", self.lists_mark, self.lists), lambda: build_block(listed, matcher, self.known())
            )
            return resolve_parties(pages, listed, matcher=matcher, decisions=decided, block=block)

        return self.memo.get(Made("resolution", self.read_mark, (self.lists, pages, decided)), make)
