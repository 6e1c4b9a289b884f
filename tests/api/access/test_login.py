import base64
import json
from pathlib import Path

import pytest

from lading.api.access.login import read_secret
from lading.api.access.policy import Policy, check_policy, needed_scope
from lading.errors import ConfigurationError
from lading.io.keys import Key, Scope, add_key, keys_file, load_keys, revoke_key
from tests.api.access.guarded import open_client

AT = "2026-11-23T12:00:00Z"


def keyed(folder: Path) -> tuple[Policy, dict[str, str]]:
    """A policy with a key for each scope, and the keys."""
    path = keys_file(folder / "lading.db")
    secrets = {str(scope): add_key(path, f"{scope}er", [scope], created=AT) for scope in Scope}
    return Policy(login=True, keys=lambda: load_keys(path)), secrets


def test_nobody_is_asked_at_this_machine_and_whatever_they_say_is_ignored(tmp_path: Path) -> None:
    client = open_client(tmp_path)
    for said in ({}, {"Authorization": "ApiKey whatever"}, {"Authorization": "Basic !"}):
        assert client.get("/catalog", headers=said).status_code == 200


def test_with_login_only_a_key_opens_and_only_what_its_scope_allows(tmp_path: Path) -> None:
    policy, keys = keyed(tmp_path)
    client = open_client(tmp_path, policy)

    def ask(path: str, secret: str = "", scheme: str = "Bearer", method: str = "GET") -> int:
        headers = {"Authorization": f"{scheme} {secret}"} if secret else {}
        return client.request(method, path, headers=headers).status_code

    assert ask("/healthz") == ask("/readyz") == 200
    refused = client.get("/catalog")
    assert (refused.status_code, refused.headers["www-authenticate"][:5]) == (401, "Basic")
    assert ask("/catalog", "lading_wrong") == 401
    assert ask("/catalog", keys["read"]) == ask("/catalog", keys["read"], "ApiKey") == 200
    browser = base64.b64encode(f"anybody:{keys['read']}".encode()).decode()
    assert ask("/catalog", browser, "Basic") == 200
    assert ask("/metrics", keys["read"]) == 403
    assert ask("/metrics", keys["admin"]) == 200
    assert ask("/catalog", keys["admin"]) == 403
    assert ask("/documents", keys["read"], method="POST") == 403
    assert (
        client.post(
            "/match/default", json={"queries": {}}, headers={"Authorization": f"Bearer {keys['read']}"}
        ).status_code
        == 400
    )


def test_a_revoked_key_opens_nothing_at_once(tmp_path: Path) -> None:
    policy, keys = keyed(tmp_path)
    client = open_client(tmp_path, policy)
    headers = {"Authorization": f"Bearer {keys['read']}"}
    assert client.get("/catalog", headers=headers).status_code == 200
    revoke_key(keys_file(tmp_path / "lading.db"), "reader")
    assert client.get("/catalog", headers=headers).status_code == 401


def test_a_proxys_header_is_believed_of_that_proxy_alone(tmp_path: Path) -> None:
    policy = Policy(header="x-forwarded-user", proxies=frozenset({"10.0.0.9"}))
    said = {"X-Forwarded-User": "vera"}
    assert open_client(tmp_path, policy).get("/catalog", headers=said).status_code == 200
    assert open_client(tmp_path, policy).get("/catalog").status_code == 401
    assert open_client(tmp_path, policy, peer="10.0.0.8").get("/catalog", headers=said).status_code == 401
    assert open_client(tmp_path, Policy(login=True)).get("/catalog", headers=said).status_code == 401


def test_keys_are_kept_as_digests_in_a_file_of_their_owner(tmp_path: Path) -> None:
    path = keys_file(tmp_path / "lading.db")
    secret = add_key(path, "crm", [Scope.READ], created=AT)
    kept = path.read_text()
    assert secret not in kept
    assert secret.removeprefix("lading_") not in kept
    assert json.loads(kept)[0]["scopes"] == ["read"]
    assert path.stat().st_mode & 0o077 == 0
    assert load_keys(path) == (Key("crm", (Scope.READ,), load_keys(path)[0].digest, AT),)
    with pytest.raises(ConfigurationError, match="that name"):
        add_key(path, "crm", [Scope.READ], created=AT)
    with pytest.raises(ConfigurationError, match="no such key"):
        revoke_key(path, "nobody")


def test_a_server_that_others_can_reach_and_nobody_guards_does_not_start() -> None:
    key = Key("crm", (Scope.READ,), "0" * 64, AT)
    for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8"):
        check_policy(Policy(), host)
    check_policy(Policy(login=True, keys=lambda: (key,)), "10.0.0.1")
    check_policy(Policy(header="x-forwarded-user"), "10.0.0.1")
    for policy in (Policy(), Policy(login=True), Policy(keys=lambda: (key,))):
        for host in ("10.0.0.1", "0.0.0.0", "::", "example.org"):  # noqa: S104  # what is refused
            with pytest.raises(ConfigurationError, match="who may ask"):
                check_policy(policy, host)


@pytest.mark.parametrize(("method", "path", "scope"), [
    ("GET", "/anything", Scope.READ),
    ("POST", "/screen", Scope.READ),
    ("POST", "/match/default", Scope.READ),
    ("POST", "/documents", Scope.WRITE),
    ("POST", "/workbench/upload", Scope.WRITE),
    ("DELETE", "/review/1", Scope.WRITE),
    ("GET", "/metrics", Scope.ADMIN),
    ("GET", "/healthz", None),
])  # fmt: skip
def test_each_request_needs_its_scope(method: str, path: str, scope: Scope | None) -> None:
    assert needed_scope(method, path) is scope


@pytest.mark.parametrize(
    ("header", "secret"),
    [("Bearer a", "a"), ("apikey  b ", "b"), ("Basic ===", ""), ("Basic YTpi", "b"), ("Digest a", ""), ("", "")],
)
def test_a_key_is_read_from_its_header(header: str, secret: str) -> None:
    assert read_secret(header) == secret
