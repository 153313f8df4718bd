"""The build step that brings the SPARQL editor: what it checks, what it keeps, and what it leaves alone."""

import base64
import hashlib
import importlib.util
import io
import tarfile
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The build script, as a module."""
    found = importlib.util.spec_from_file_location("forumtrace_setup", ROOT / "setup.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def archive(**files: str) -> bytes:
    """A package as npm packs it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    return out.getvalue()


def test_the_editor_and_all_licences_are_brought(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each package is asked for by name and version; the notice has the licence of every one."""
    packages = tomllib.loads((ROOT / "app" / "editor.toml").read_text("utf-8"))["package"]
    asked = []

    def packed(name: str) -> bytes:
        asked.append(name)
        package = packages[len(asked) - 1]
        files = dict.fromkeys(package.get("files", []), "content\n//# sourceMappingURL=x.map")
        return archive(**files, **{package["licence"]: f"The licence of {name}"})

    monkeypatch.setattr(build, "packed", packed)
    monkeypatch.setattr(build, "checked", lambda content, _: content)
    build.bring(tmp_path)
    assert asked == [f"{package['name']}@{package['version']}" for package in packages]
    notice = (tmp_path / "yasqe-licences.txt").read_text("utf-8")
    assert all(f"The licence of {name}" in notice for name in asked)
    assert (tmp_path / "yasqe.min.js").read_text("utf-8") == "content"
    assert (tmp_path / "yasqe.min.css").exists()


def test_another_hash_is_refused(build: ModuleType) -> None:
    """What is not the very package that was looked at does not get in."""
    content = archive(a="b")
    known = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    package = {"name": "a", "version": "1", "integrity": known}
    assert build.checked(content, package) == content
    with pytest.raises(SystemExit, match="is not what it was"):
        build.checked(content + b" ", package)


def test_without_npm_the_build_says_so(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, not a traceback."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="npm"):
        build.packed("a@1")
