"""Names of persons as lists print them, `SURNAME, Given Patronymic`, into natural order and parts."""

from lading.lists.draft import Draft


def add_person_name(party: Draft, prop: str, printed: str, *, origin: str = "", parts: bool = True) -> None:
    """Add a person's name under a property, in natural order, with its parts; the printed form is kept beside it.

    A name without a comma is taken as it stands, without parts: which word is the surname is then anybody's guess.
    A part after a second comma ("GARCIA, Jose, Jr.") stays at the end. `parts` is off for weak names, which say little of what a party's surname is.
    """
    last, comma, rest = (piece.strip() for piece in printed.partition(","))
    given, _, suffix = (piece.strip() for piece in rest.partition(","))
    if not comma or not last or not given:
        party.add(prop, printed, origin=origin)
        return
    party.add(prop, " ".join(piece for piece in (given, last, suffix) if piece), original=printed, origin=origin)
    if not parts:
        return
    party.add("firstName", given, original=printed, origin=origin)
    party.add("lastName", last, original=printed, origin=origin)
    party.add("nameSuffix", suffix, original=printed, origin=origin)
