"""Brings the SPARQL editor into the package where FORUMTRACE_EDITOR=1 asks for it, as in a build of a release.

    FORUMTRACE_EDITOR=1 python -m build --wheel

The editor (YASQE) is not in the repository. `npm pack` gets the packages that `app/editor.toml` names from wherever npm is
set up to get them; what has another hash is refused. The files go into `app/`, where git ignores them. Without them
the query page has a plain text field instead.
"""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from setuptools import setup
from setuptools.command.build_py import build_py

APP = Path(__file__).parent / "app"
NOTICE = "yasqe-licences.txt"


class Build(build_py):
    """Building the package, with the editor if it is asked for."""

    def run(self) -> None:
        """Bring the editor first: what is packed is looked up only then."""
        if os.environ.get("FORUMTRACE_EDITOR"):
            bring(APP)
        super().run()


def bring(folder: Path) -> None:
    """Put the files of the editor, and the licences of all its parts, into `folder`."""
    packages = tomllib.loads((APP / "editor.toml").read_text("utf-8"))["package"]
    found, notice = {}, []
    for package in packages:
        archive = checked(packed(f"{package['name']}@{package['version']}"), package)
        for name, content in taken(archive, package.get("files", [])):
            found[name.rpartition("/")[2]] = content
        for _, content in taken(archive, [package["licence"]]):
            words = content.decode("utf-8").replace("\r\n", "\n").strip()
            notice.append(f"{package['name']} {package['version']}\n\n{words}\n")
    found[NOTICE] = "\n\n".join(notice).encode("utf-8")
    for name, content in found.items():
        (folder / name).write_bytes(content)


def packed(name: str) -> bytes:
    """The archive of a package, as `npm pack` brings it."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("FORUMTRACE_EDITOR is set, but npm, which brings the editor, is not installed")
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([npm, "pack", "--silent", "--ignore-scripts", name], cwd=work, check=True)
        (archive,) = Path(work).glob("*.tgz")
        return archive.read_bytes()


def checked(archive: bytes, package: Mapping[str, Any]) -> bytes:
    """The archive, if it has the hash that the package is known by."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode("ascii")
    if found != package["integrity"]:
        raise SystemExit(f"{package['name']} {package['version']} is not what it was: its hash is {found}")
    return archive


def taken(archive: bytes, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Files of an archive by their names in the package; without the address of a source map that is not brought."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for name in names:
            file = tar.extractfile(f"package/{name}")
            if file is None:
                raise SystemExit(f"{name} is not a file of the package")
            yield name, file.read().partition(b"\n//# sourceMappingURL=")[0]


if __name__ == "__main__":
    setup(cmdclass={"build_py": Build})
