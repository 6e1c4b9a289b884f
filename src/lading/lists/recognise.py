"""The two doors of this folder: which lists some files are, and what a list says.

A parser is a module with `NAME`, `describe() -> {dataset: Publication}`, `claim(heads) -> (sources, issues)` and
`parse(source) -> statements and issues`; a new one is added to `PARSERS`, nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lading.errors import ConfigurationError
from lading.lists import (
    au_dfat,
    bods,
    ch_seco,
    eu_fsf,
    eu_journal,
    ftm_delta,
    ftm_json,
    ftm_simple,
    gleif,
    icij,
    mapped_csv,
    ofac_advanced,
    ofac_csv,
    ofac_enhanced,
    ownership_csv,
    uk_fcdo,
    uk_ofsi,
    uk_psc,
    un_sc,
    us_csl,
)
from lading.lists.files import Head, ListFile, ListSource, is_web_page, look
from lading.lists.publication import Publication
from lading.model.issue import Issue, Severity
from lading.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser's four parts."""

    name: str
    describe: Callable[[], Mapping[str, Publication]]
    claim: Callable[[Sequence[Head]], tuple[list[ListSource], list[Issue]]]
    parse: Callable[[ListSource], Iterator[Statement | Issue]]


MODULES = (
    mapped_csv,
    ofac_csv,
    ofac_enhanced,
    ofac_advanced,
    us_csl,
    eu_journal,
    eu_fsf,
    uk_fcdo,
    uk_ofsi,
    ch_seco,
    un_sc,
    au_dfat,
    bods,
    gleif,
    uk_psc,
    icij,
    ownership_csv,
    ftm_delta,
    ftm_simple,
    ftm_json,
)
PARSERS = tuple(Parser(module.NAME, module.describe, module.claim, module.parse) for module in MODULES)
"""Asked in this order; a file belongs to the first parser that claims it."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What some files turned out to be."""

    sources: tuple[ListSource, ...]
    issues: tuple[Issue, ...]
    """Files that no parser knows, and parts of lists whose main file is missing. None of these is in `sources`."""


def recognise(files: Sequence[ListFile]) -> Recognition:
    """Which lists some files are: by their shape first, by their names where several files make one version."""
    left = [look(file) for file in files]
    sources: list[ListSource] = []
    issues: list[Issue] = []
    for parser in PARSERS:
        found, wrong = parser.claim(left)
        sources += found
        issues += wrong
        taken = {id(file) for source in found for _, file in source.files}
        named = {issue.where for issue in wrong}
        left = [head for head in left if id(head.file) not in taken and head.file.name not in named]
    issues += (_unknown(head) for head in left)
    return Recognition(tuple(sources), tuple(issues))


def parse_list(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything a list says, streamed, with an issue for each thing that could not be read.

    Raises:
        SourceError: where the list does not have its published shape, perhaps after some statements were given out:
            then none of them may be used.
        ConfigurationError: for a source whose parser does not exist.
    """
    return _parser(source.parser).parse(source)


def publication(source: ListSource) -> Publication | None:
    """What is known of the list a source is a version of; None for a dataset that nobody described.

    `met_real_file` is that of the source's own format.
    """
    known = _parser(source.parser).describe().get(source.dataset)
    if known is not None and known.unmet & {source.parser, *(role for role, _ in source.files)}:
        return replace(known, met_real_file=False)
    return known


def _parser(name: str) -> Parser:
    """The parser of that name."""
    for parser in PARSERS:
        if parser.name == name:
            return parser
    known = ", ".join(parser.name for parser in PARSERS)
    raise ConfigurationError(f"no list parser is called {name!r}", remedy=f"use one of {known}")


def _unknown(head: Head) -> Issue:
    """A file that no parser knows."""
    what = (
        "an empty file" if not head.data.strip()
        else "a web page in the place of a list, as servers send it with an error" if is_web_page(head.data)
        else "not the shape of any list that Lading reads"
    )  # fmt: skip
    remedy = "give an official list file as published, or FollowTheMoney entities as JSON lines"
    return Issue(Severity.ERROR, head.file.name, "", what, remedy)
