"""Every text kept as it is: a server takes no NUL character, which lists and documents may have."""

from typing import Any

from psycopg import Connection
from psycopg.adapt import Buffer, Dumper, Loader

ESCAPE, NUL = "\x1a", "\x00"


class TextDumper(Dumper):
    """A text on its way to the server."""

    oid = 25  # `text`

    def dump(self, obj: str) -> Buffer:
        """See Dumper."""
        if NUL in obj or ESCAPE in obj:
            obj = obj.replace(ESCAPE, ESCAPE + "1").replace(NUL, ESCAPE + "0")
        return obj.encode()


class TextLoader(Loader):
    """A text on its way back."""

    def load(self, data: Buffer) -> str:
        """See Loader."""
        text = str(data, "utf-8")
        return text.replace(ESCAPE + "0", NUL).replace(ESCAPE + "1", ESCAPE) if ESCAPE in text else text


def keep_every_text(connection: "Connection[tuple[Any, ...]]") -> None:
    """Have texts escaped and unescaped on this connection."""
    connection.adapters.register_dumper(str, TextDumper)
    connection.adapters.register_loader("text", TextLoader)
