import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lading.catalog.sources import FileSource
from lading.cli.mcp import converse
from lading.mcp.protocol import VERSIONS, Server, Tool
from lading.mcp.tools import make_tools
from lading.workspace.workspace import Workspace
from tests.catalog.shop import write_shop
from tests.workspace.test_workspace import NOW, make_workspace

QUOTE = "Zarya Plant sent pumps to IEMZ Kupol in 2024"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    return Server(make_tools(make_workspace(tmp_path_factory.mktemp("case"))))


def ask(server: Server, method: str, params: Any = None) -> Any:
    line = server.answer(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))
    assert line is not None
    assert "\n" not in line
    answer = json.loads(line)
    assert (answer["jsonrpc"], answer["id"]) == ("2.0", 1)
    return answer


def call(server: Server, wanted: str, **arguments: Any) -> Any:
    tool = next(one for one in ask(server, "tools/list")["result"]["tools"] if one["name"] == wanted)
    Draft202012Validator(tool["inputSchema"]).validate(arguments)
    found = ask(server, "tools/call", {"name": wanted, "arguments": arguments})["result"]
    assert found["isError"] is False, found
    assert json.loads(found["content"][0]["text"]) == found["structuredContent"]
    return found["structuredContent"]


def test_a_conversation_begins_with_a_version_and_what_to_mind(server: Server) -> None:
    for asked, spoken in ((VERSIONS[-1], VERSIONS[-1]), ("1999-01-01", VERSIONS[0])):
        found = ask(server, "initialize", {"protocolVersion": asked, "capabilities": {}, "clientInfo": {"name": "t"}})[
            "result"
        ]
        assert found["protocolVersion"] == spoken
    assert "broke the law" in " ".join(found["instructions"].split())
    assert ask(server, "ping")["result"] == {}
    assert server.answer('{"jsonrpc": "2.0", "method": "notifications/initialized"}') is None


def test_every_tool_only_reads(server: Server) -> None:
    tools = ask(server, "tools/list")["result"]["tools"]
    assert [tool["name"] for tool in tools] == ["screen", "explain", "search"]
    for tool in tools:
        assert tool["annotations"]["readOnlyHint"] is True
        Draft202012Validator.check_schema(tool["inputSchema"])


def test_answers_come_with_quotes(server: Server) -> None:
    screened = call(server, "screen", name="Zarya Plant")
    assert screened["answer"] == "mentioned"
    assert screened["tiers"]["mentioned"][0]["claims"][0]["quote"] == QUOTE
    assert screened["caution"].endswith("broke the law.")
    listed = call(server, "screen", name="IEMZ Kupol", country="Russia", as_of="2026-08-20")
    assert listed["tiers"]["listed"][0]["designations"][0]["authority"]
    explained = call(server, "explain", party="Zarya Plant")
    assert explained["parties"][0]["sayings"][0]["quote"] == QUOTE
    assert call(server, "search", words="kupol", schema="Company", limit=1)["results"][0]["target"] is True


def test_what_cannot_be_asked_is_told_to_the_assistant(server: Server) -> None:
    for name, arguments in (
        ("screen", {}),
        ("screen", {"name": 7}),
        ("screen", {"name": "x", "colour": "red"}),
        ("screen", {"name": "x", "as_of": "yesterday"}),
        ("screen", {"name": "x" * 501}),
        ("explain", {"party": "Nobody"}),
        ("search", {"words": "x", "dataset": "nothing"}),
        ("search", {"words": "x", "schema": "Banana"}),
        ("search", {"words": "x", "limit": 0}),
    ):
        found = ask(server, "tools/call", {"name": name, "arguments": arguments})["result"]
        assert found["isError"] is True, (name, arguments)
        assert found["content"][0]["text"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("no json", -32700),
        ("[" * 100_000, -32700),
        ("[]", -32600),
        ('{"id": 1, "method": "ping"}', -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "nothing"}', -32601),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "nothing"}}', -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "screen", "arguments": [1]}}', -32602),
    ],
)
def test_a_message_that_the_protocol_does_not_allow_is_an_error(server: Server, line: str, code: int) -> None:
    answer = server.answer(line)
    assert answer is not None
    assert json.loads(answer)["error"]["code"] == code


def test_a_defect_costs_one_answer() -> None:
    def broken(_: dict[str, Any]) -> dict[str, Any]:
        raise ZeroDivisionError("inside")

    server = Server({"x": Tool("x", "x", "x", {}, broken)})
    answer = server.answer('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "x"}}')
    assert answer is not None
    assert json.loads(answer)["error"] == {"code": -32603, "message": "a defect of Lading: ZeroDivisionError"}


def test_lines_are_answered_in_order(tmp_path: Path) -> None:
    source = FileSource("shop", write_shop(tmp_path / "shop.ftm.json"))
    workspace = Workspace(tmp_path / "lading.db", lambda: NOW, datasets=(source,))
    asked = "".join(json.dumps({"jsonrpc": "2.0", "id": i, "method": "ping"}) + "\n\n" for i in range(3))
    told = io.StringIO()
    converse(Server(make_tools(workspace)), io.StringIO(asked), told)
    assert [json.loads(line)["id"] for line in told.getvalue().splitlines()] == [0, 1, 2]


def test_the_command_speaks_the_protocol_and_nothing_else(tmp_path: Path) -> None:
    asked = json.dumps(
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/call",
            "params": {"name": "search", "arguments": {"words": "Заря"}},
        }
    )
    shop = write_shop(tmp_path / "shop.ftm.json")
    program = str(Path(sys.executable).with_name("lading"))
    command = [program, "mcp", "--store", str(tmp_path / "lading.db"), "--dataset", f"shop={shop}"]
    said = subprocess.run(  # noqa: S603  # our own program
        command, input=asked + "\n", capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    (line,) = said.splitlines()
    assert json.loads(line)["result"]["structuredContent"]["results"][0]["id"] == "zarya"
