import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.contents import read_contents
from lading.documents.read import Reader
from lading.errors import DocumentError
from tests.documents.damage import mutate, mutate_inside
from tests.documents.samples import samples
from tests.documents.whole import check_whole

READER = Reader()
FILES = sorted(samples().items())


@settings(deadline=None, max_examples=60)  # ten thousand more: `python -m benchmarks.fuzz_documents`
@given(st.integers(0, 2**32), st.sampled_from(FILES), st.sampled_from(FILES), st.booleans())
def test_damaged_files_are_read_or_refused(
    seed: int, file: tuple[str, bytes], other: tuple[str, bytes], inside: bool
) -> None:
    name, data = file
    damaged = (mutate_inside if inside else mutate)(data, other[1], random.Random(seed))  # noqa: S311  # chance for tests, no secret
    try:
        contents = read_contents(damaged, name=name, reader=READER)
    except DocumentError as error:
        assert error.where  # noqa: PT017  # what is refused is named
        return
    for result in contents.results:
        check_whole(result.document)
