"""The walls of the house, read from the source: who may import what."""

import ast
from pathlib import Path

import pytest

PACKAGE = "extradition_tui"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE
FLOORS = {
    "model": 1,
    "claim_model": 1,
    "contrast_model": 1,
    "safe": 1,
    "settings": 1,
    "contrast": 2,
    "language": 2,
    "ingest": 2,
    "claims": 2,
    "state": 2,
    "chosen_pipeline": 2,
    "sharing_out": 2,
    "memory": 1,
    "library": 3,
    "exchange": 4,
    "comparing": 4,
    "analysing": 4,
    "tui": 5,
    "regrouping": 5,
    "correcting": 6,
    "loading": 6,
    "cli": 7,
}
ENTRANCES = {"__init__", "__main__"}


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*module.split(".")[: -node.level], *filter(None, [base])])
            found.add(base)
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


def read_house(root: Path = SOURCE) -> dict[str, set[str]]:
    """Every module with all that it imports, wherever in the file the import stands."""
    return {
        module_name(path, root): imports_of(path.read_text("utf-8"), module_name(path, root))
        for path in sorted(root.rglob("*.py"))
    }


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def inner_imports(house: dict[str, set[str]], module: str) -> set[str]:
    return {name for name in house[module] if name in house and name != module}


def importers(house: dict[str, set[str]], *packages: str) -> set[str]:
    """The rooms that import one of these packages."""
    return {
        room(module)
        for module, names in house.items()
        for name in names
        if any(name == package or name.startswith(package + ".") for package in packages)
    }


def reachable(house: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in inner_imports(house, waiting.pop()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def broken_floors(house: dict[str, set[str]]) -> list[str]:
    """Imports that go up, or sideways into another room of the same floor (model, safe apart)."""
    broken = []
    for module in house:
        own = room(module)
        for name in inner_imports(house, module):
            other = room(name)
            if own in ENTRANCES or other in ENTRANCES or other == own:
                continue
            if FLOORS[other] >= FLOORS[own] and not FLOORS[own] == 1 == FLOORS[other]:
                broken.append(f"{module} imports {name}")
    return broken


def circles(house: dict[str, set[str]]) -> list[str]:
    return [module for module in house if module in reachable(house, module)]


@pytest.fixture(scope="module")
def house() -> dict[str, set[str]]:
    return read_house()


def test_every_room_has_its_floor(house: dict[str, set[str]]) -> None:
    assert {room(module) for module in house} - ENTRANCES <= set(FLOORS)
    assert len(house) > 30


def test_language_alone_imports_spacy(house: dict[str, set[str]]) -> None:
    assert importers(house, "spacy", "thinc") == {"language"}


def test_library_alone_speaks_sql(house: dict[str, set[str]]) -> None:
    assert importers(house, "sqlite3", "sqlite_utils") == {"library"}


def test_tui_alone_imports_textual(house: dict[str, set[str]]) -> None:
    assert importers(house, "textual") == {"tui"}


@pytest.mark.parametrize("pure", ["contrast", "claims", "model"])
def test_the_pure_rooms_do_no_input_or_output(house: dict[str, set[str]], pure: str) -> None:
    outside = {"os", "pathlib", "io", "socket", "subprocess", "tempfile", "shutil", "urllib", "sys"}
    modules = [module for module in house if room(module) == pure]
    assert not [(m, n) for m in modules for n in house[m] if n.split(".")[0] in outside]
    for module in modules:
        path = SOURCE.parent / Path(*module.split("."))
        file = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
        calls = [
            node.func.id
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]
        assert not {"open", "print", "input"} & set(calls), module


def test_the_reader_reaches_neither_language_nor_loading(house: dict[str, set[str]]) -> None:
    for module in house:
        if room(module) == "tui":
            rooms = {room(name) for name in reachable(house, module)}
            assert not {"language", "loading", "ingest"} & rooms, module


def test_imports_point_down_the_floors(house: dict[str, set[str]]) -> None:
    assert broken_floors(house) == []


def test_there_are_no_circles(house: dict[str, set[str]]) -> None:
    assert circles(house) == []


def test_there_are_no_rooms_for_what_has_no_noun() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")}
    assert not {"utils", "util", "helpers", "common", "misc"} & names


@pytest.mark.parametrize(
    ("file", "line", "check"),
    [
        ("tui/app.py", "from extradition_tui.language import pipeline", "reach"),
        ("tui/app.py", "from extradition_tui import loading", "reach"),
        ("cli/main.py", "import sqlite3", "sql"),
        ("contrast/events.py", "import extradition_tui.library", "floors"),
        ("model.py", "from extradition_tui import cli", "circle"),
    ],
)
def test_a_broken_wall_is_noticed(tmp_path: Path, file: str, line: str, check: str) -> None:
    root = tmp_path / PACKAGE
    for name in ("model", "loading", "language/__init__", "language/pipeline", "tui/app"):
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    for name in ("__init__", "cli/__init__", "cli/main", "contrast/events", "library/__init__"):
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("from extradition_tui import model\n" if name == "cli/main" else "")
    (root / "cli/__init__.py").write_text("from extradition_tui.cli import main\n")
    (root / file).write_text((root / file).read_text() + line + "\n")
    broken = read_house(root)
    noticed = {
        "reach": any(
            {"language", "loading"} & {room(n) for n in reachable(broken, m)}
            for m in broken
            if room(m) == "tui"
        ),
        "sql": importers(broken, "sqlite3") != {"library"} and bool(importers(broken, "sqlite3")),
        "floors": bool(broken_floors(broken)),
        "circle": bool(circles(broken)),
    }
    assert noticed[check]
