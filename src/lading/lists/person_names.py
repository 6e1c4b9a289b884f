"""Names of persons as lists print them, `SURNAME, Given Patronymic`, into natural order and parts."""

from lading.lists.draft import Draft


def add_person_name(party: Draft, prop: str, printed: str, *, origin: str = "", parts: bool = True) -> None:
    """Add a person's name under a property, in natural order, with its parts; the printed form is kept beside it.

    A name without a comma is taken as it stands, without parts: which word is the surname is then anybody's guess.
    A part after a second comma ("GARCIA, Jose, Jr.") stays at the end. `parts` is off for weak names, which say little of what a party's surname is.
    """
    last, _, rest = printed.partition(",")
    given, _, suffix = rest.partition(",")
    last, given, suffix = last.strip(), given.strip(), suffix.strip()
    if not last or not given:
        party.add(prop, printed, origin=origin)
        return
    name = (prop, f"{given} {last} {suffix}" if suffix else f"{given} {last}")
    own = (("firstName", given), ("lastName", last), ("nameSuffix", suffix)) if parts else ()
    party.put(name, *own, shown=(printed, None, origin))
