"""Ways to damage a file, by chance that is given: for tests of what readers make of it."""

import io
import random
import zipfile
import zlib

from tests.documents.samples import make_zip

INTERESTING = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"99999999999",
    b"-1",
    b"<a>",
    b"]]>",
    b"&x;",
    b"1e999",
    b"%PDF-",
)


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes with one to six damages."""
    held = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if held:
            chance.choice(DAMAGES)(held, other, chance)
    return bytes(held)


def _place(held: bytearray, chance: random.Random) -> slice:
    at = chance.randrange(len(held))
    return slice(at, at + chance.choice((1, 4, 16, 64, 512, 4096)))


def flip_bit(held: bytearray, _: bytes, chance: random.Random) -> None:
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)


def scramble(held: bytearray, _: bytes, chance: random.Random) -> None:
    held[_place(held, chance)] = chance.randbytes(chance.randrange(1, 64))


def lose(held: bytearray, _: bytes, chance: random.Random) -> None:
    del held[_place(held, chance)]


def cut_short(held: bytearray, _: bytes, chance: random.Random) -> None:
    del held[chance.randrange(len(held)) :]


def repeat(held: bytearray, _: bytes, chance: random.Random) -> None:
    place = _place(held, chance)
    held[place.start : place.start] = held[place] * chance.choice((1, 2, 50))


def splice(held: bytearray, other: bytes, chance: random.Random) -> None:
    at, start = chance.randrange(len(held)), chance.randrange(max(1, len(other)))
    held[at:at] = other[start : start + chance.choice((16, 512, 4096))]


def insert_odd(held: bytearray, _: bytes, chance: random.Random) -> None:
    at = chance.randrange(len(held))
    held[at:at] = chance.choice(INTERESTING)


def swap(held: bytearray, _: bytes, chance: random.Random) -> None:
    one, other = _place(held, chance), _place(held, chance)
    held[one], held[other] = held[other], held[one]


def damage_digits(held: bytearray, _: bytes, chance: random.Random) -> None:
    """A number in the file becomes another one: lengths, offsets and counts lie."""
    digits = [place for place in range(len(held)) if 48 <= held[place] <= 57]
    if digits:
        held[chance.choice(digits)] = 48 + chance.randrange(10)


DAMAGES = (flip_bit, scramble, lose, cut_short, repeat, splice, insert_odd, swap, damage_digits)


def mutate_inside(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A ZIP file with one member damaged and packed again; a PDF with one stream so."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(files))
        files[name] = mutate(files[name], other, chance)
        return make_zip(files)
    start = data.find(b"stream\n", chance.randrange(len(data)))
    end = data.find(b"endstream", start)
    if not data.startswith(b"%PDF") or start < 0 or end < 0:
        return mutate(data, other, chance)
    try:
        inner = zlib.decompress(data[start + 7 : end].rstrip(b"\n"))
    except zlib.error:
        return mutate(data, other, chance)
    return data[: start + 7] + zlib.compress(mutate(inner, other, chance)) + b"\n" + data[end:]
