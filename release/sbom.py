"""What is in a release, as CycloneDX 1.6 JSON: `python release/sbom.py > lading.cdx.json`.

Everything comes from the lock files and from what the packages say of their licences, so that the same source gives the
same bytes. Packages of the lock file for everybody are required, those that a server needs are optional.
"""

import datetime as dt
import json
import os
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

from licences import find_licence, load_policy
from locks import Pin, read_locks

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def describe(pin: Pin, policy: dict[str, Any]) -> dict[str, Any]:
    """A package as a component. The digests are those of its files, any one of which may be installed."""
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": pin.name,
        "version": pin.version,
        "scope": "required" if pin.lock == "runtime" else "optional",
        "purl": purl,
        "properties": [{"name": "lading:file:sha256", "value": digest} for digest in pin.sha256],
    }
    if licence := find_licence(pin.name, policy):
        component["licenses"] = [{"expression": licence}]
    return component


def describe_release() -> dict[str, Any]:
    """The whole bill of materials."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    pins, policy = read_locks("runtime", "server"), load_policy()
    own = f"pkg:pypi/lading@{project['version']}"
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "1577836800"))
    made = dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    components = [describe(pin, policy) for pin in pins]
    content = json.dumps([made, own, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": made,
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "lading",
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            },
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [component["bom-ref"] for component in components]}],
    }


if __name__ == "__main__":
    json.dump(describe_release(), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
