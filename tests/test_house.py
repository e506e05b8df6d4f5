"""The rules of the house, held by reading the code: who imports whom, how long things get, what no file holds."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "onrecord"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 500  # lines; up to about 400 is comfortable (medians of well-kept libraries lie between 70 and 450)
LONGEST_FUNCTION = 80  # lines, docstring included; about 60 is comfortable

# Which rooms of onrecord a room may import; a room is a module or folder straight below the package.
TYPES = {"domain", "ids", "errors"}
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "ids": {"domain"},
    "errors": {"domain"},
    "workers": TYPES,
    "reading": TYPES | {"reports", "analysis", "knowledge", "workers"},  # runs in other processes: knows no store
    "reports": TYPES,
    "inference": TYPES,
    "rulewords": set(),
    "recurring": set(),
    "reckoning": {"domain", "recurring", "rulewords"},
    "knowledge": TYPES,
    "packs": TYPES | {"knowledge"},
    "analysis": TYPES | {"reports", "knowledge", "reckoning"},
    "store": TYPES,
    "reconcile": TYPES | {"knowledge", "store", "reckoning"},
    "exports": TYPES,
    "exporting": TYPES | {"exports"},
    "tallying": TYPES | {"reports", "store"},
    "positions": TYPES | {"store"},
    "views": TYPES | {"positions", "store", "analysis", "reconcile"},
    "correcting": TYPES | {"analysis", "store", "exporting"},  # api hands it reconcile and the packs
    "api": TYPES
    | {"correcting", "positions", "tallying", "views"}
    | {"reports", "analysis", "knowledge", "store", "reconcile", "exports", "exporting", "reading", "workers"}
    | {"inference"},
    "web": TYPES | {"api", "views", "store", "exporting", "listings", "pages_details", "printing"},  # of store, entries
}
ONLY_STANDARD_LIBRARY = {"domain", "ids", "errors", "reckoning", "recurring", "rulewords"}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """Full names of what a module imports, at its top or inside a function; relative imports made full."""
    package = ["onrecord", *file.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_imported(file: Path) -> set[str]:
    names = (name.split(".") for name in imported(file))
    rooms = {parts[1] for parts in names if parts[0] == "onrecord" and len(parts) > 1}
    known = {room_of(module) for module in MODULES}
    return rooms & known  # "from onrecord import __version__" names no room


def tracked() -> dict[str, str]:
    """Path and text of each text file that is part of the project: what git tracks, or would."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(listing, cwd=ROOT, capture_output=True, check=False)
    if run.returncode:
        pytest.skip("this is no git checkout")
    texts = {}
    for name in run.stdout.decode().split("\0"):
        file = ROOT / name
        if name and file.is_file() and file.stat().st_size < 1_000_000:
            try:
                texts[name] = file.read_text(encoding="utf-8")
            except UnicodeDecodeError:  # a picture, the weights, a sample in another encoding
                continue
    return texts


@pytest.mark.skipif("ONRECORD_INSTALLED" not in os.environ, reason="scripts/test asks for it")
def test_the_installed_wheel_is_what_is_tested() -> None:
    assert Path(onrecord.__file__).is_relative_to(os.environ["ONRECORD_INSTALLED"])


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_the_rooms_below_it(file: Path) -> None:
    room = room_of(file)
    if room in MAY_IMPORT:
        beyond = rooms_imported(file) - MAY_IMPORT[room] - {room}
        assert not beyond, f"{room} may not import {', '.join(sorted(beyond))}"


def test_the_web_sees_no_more_of_the_store_than_its_entries_and_is_imported_by_the_command_line_alone() -> None:
    for file in MODULES:
        if room_of(file) == "web":
            store = {name for name in imported(file) if name.startswith("onrecord.store.")}
            beyond = {
                name for name in store if not name.startswith(("onrecord.store.entries.", "onrecord.store.people."))
            }
            assert not beyond, f"{file.relative_to(PACKAGE)} imports {beyond}"
    assert {room_of(file) for file in MODULES if "web" in rooms_imported(file)} <= {"cli", "web"}


def test_every_room_with_rules_is_there() -> None:
    assert set(MAY_IMPORT) | ONLY_STANDARD_LIBRARY <= {room_of(file) for file in MODULES}


def test_nobody_but_the_command_line_and_the_web_imports_the_facade() -> None:
    allowed = {
        "cli",
        "demo",
        "listings",
        "pages",
        "printing",
        "web",
        "__init__",
        "__main__",
    }
    importers = {room_of(file) for file in MODULES if "api" in rooms_imported(file)}

    assert importers <= allowed


def test_the_types_stand_on_the_standard_library_alone() -> None:
    for file in MODULES:
        if room_of(file) in ONLY_STANDARD_LIBRARY:
            foreign = {name.split(".")[0] for name in imported(file)} - set(sys.stdlib_module_names) - {"onrecord"}
            assert not foreign, f"{file.name} imports {foreign}"


def test_nothing_used_at_run_time_belongs_to_training_or_unpickles() -> None:
    never = {
        "torch",
        "transformers",
        "spacy",
        "tokenizers",
        "training",
        "benchmarks",
        "tests",
        "pickle",
        "shelve",
        "marshal",
    }
    for file in MODULES:
        found = {name.split(".")[0] for name in imported(file)} & never
        if file.name == "inference.py":  # reads the tokenizer of an encoder of the user's own, as an extra
            found -= {"tokenizers"}
        assert not found, f"{file.relative_to(PACKAGE)} imports {found}"


def test_every_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.split(r"[<>=!~\[; ]", requirement)[0].lower() for requirement in declared}
    distributions = metadata.packages_distributions()
    for file in MODULES:
        foreign = {name.split(".")[0] for name in imported(file)} - set(sys.stdlib_module_names) - {"onrecord"}
        for module in foreign:
            bringing = {name.lower() for name in distributions.get(module, [])}
            assert bringing & names, f"{file.relative_to(PACKAGE)} imports {module}, which pyproject.toml does not name"


def test_modules_and_functions_stay_readable() -> None:
    long = []
    for file in MODULES:
        source = file.read_text(encoding="utf-8")
        lines = source.count("\n")
        name = file.relative_to(PACKAGE).as_posix()
        if lines > LONGEST_MODULE:
            long.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{name}: {node.name} has {length} lines")
    assert not long, "\n".join(long)


def test_no_file_names_a_machine_a_registry_or_a_key() -> None:
    never = {
        "a path of one machine": r"(?<![\w.])/(?:work|home|root|Users|opt)/\w",
        "a package registry": r"pypi\.org|pythonhosted|registry\.npm|deb\.debian|--index-url|--find-links",
        "a private key": r"BEGIN [A-Z ]*PRIVATE KEY",
        "a conflict": r"^(<{7}|>{7}) ",
    }
    found = [
        f"{name}: {what}: {match[0]}"
        for name, text in tracked().items()
        if ROOT / name != Path(__file__)
        for what, pattern in never.items()
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]
    assert not found, "\n".join(found)


def test_constraints_pin_names_and_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]

    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin) for pin in pins)
    names = [pin.split("==")[0].lower().replace("_", "-") for pin in pins]
    assert len(names) == len(set(names))

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = project["dependency-groups"].values()
    wanted = {
        re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")
        for requirement in [*project["project"]["dependencies"], *(r for group in [*extras, *groups] for r in group)]
    }
    assert wanted <= set(names), f"constraints.txt does not pin {wanted - set(names)}: run scripts/pin"


def test_the_changelog_opens_with_this_version() -> None:
    headings = re.findall(r"^## \[?([^\]\s]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    if ".dev" in onrecord.__version__:  # on its way: what it brings stands above all that was released
        assert headings[0].lower() == "unreleased"
        assert all(heading != onrecord.__version__.partition(".dev")[0] for heading in headings)
    else:
        assert next(heading for heading in headings if heading.lower() != "unreleased") == onrecord.__version__


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = {name: text for name, text in tracked().items() if re.fullmatch(r"[A-Z_]+\.md|docs/.+\.md", name)}
    broken = [
        f"{name}: {target}"
        for name, text in pages.items()
        for target in re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", text)
        if "://" not in target and not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert not broken, "\n".join(broken)
