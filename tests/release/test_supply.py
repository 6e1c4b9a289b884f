"""What is shipped with what: every pinned package has a licence that is allowed, and stands in the bill of materials."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


def run(script: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796083200"}
    command = [sys.executable, str(HERE / "release" / script)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603  # our own interpreter


def test_every_pinned_package_has_a_licence_that_is_allowed() -> None:
    done = run("licences.py")
    assert done.returncode == 0, [line for line in done.stdout.splitlines() if "UNKNOWN" in line]
    assert "runtime\tlxml\t" in done.stdout


@pytest.mark.parametrize(
    ("expression", "known"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-2.0-only OR MPL-1.1", True),
        ("MIT AND (GPL-3.0-only OR ISC)", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("all rights reserved", False),
    ],
)
def test_a_licence_is_allowed_by_its_parts(expression: str, known: bool) -> None:
    program = "import licences, sys; print(licences.is_known(sys.argv[1], licences.load_policy()))"
    command = [sys.executable, "-c", program, expression]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE / "release")  # noqa: S603  # as above
    assert done.stdout == f"{known}\n"


def test_the_bill_of_materials_names_every_package_with_its_digests_and_is_the_same_every_time() -> None:
    done = run("sbom.py")
    assert done.stdout == run("sbom.py").stdout
    bill = json.loads(done.stdout)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["timestamp"] == "2026-12-01T00:00:00Z"
    required = {f"{one['name']}=={one['version']}" for one in bill["components"] if one["scope"] == "required"}
    lock = (HERE / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    assert required == set(re.findall(r"^[a-z0-9][\w.-]*==[^\s\\;]+", lock, re.MULTILINE))
    digests = {entry["value"] for one in bill["components"] for entry in one["properties"]}
    assert set(re.findall(r"sha256:([0-9a-f]{64})", lock)) <= digests
    assert all("licenses" in one for one in bill["components"])
