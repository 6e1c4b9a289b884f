"""What holds for every document, whatever it was read from."""

from lading.model.document import Document


def check_whole(document: Document) -> None:
    """Blocks cover every character that is not white space, in order; cells and places stand inside."""
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text), "blocks overlap or are empty"
        assert not document.text[at : block.span.start].strip(), "text outside blocks"
        for cell in block.cells:
            assert block.span.covers(cell.span), "a cell outside its row"
        at = block.span.end
    assert not document.text[at:].strip(), "text after the last block"
    last = 0
    for place in document.places:
        assert last <= place.span.start <= place.span.end <= len(document.text), "places overlap"
        last = place.span.end
    document.text.encode()  # no halves of characters
