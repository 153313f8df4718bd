"""The fixed parts of the explorer page: scripts, style, and the policy that lets the page run these and nothing else."""

import base64
import hashlib
from importlib.resources import files

from markupsafe import Markup

SCRIPTS = (
    "dom",
    "model",
    "shards",
    "legend",
    "state",
    "filters",
    "facets",
    "rows",
    "search",
    "combo",
    "sparql",
    "source",
    "answer",
    "evidence",
    "kinds",
    "forums",
    "lanes",
    "wires",
    "path",
    "table",
    "csv",
    "rings",
    "signs",
    "network",
    "picture",
    "print",
    "heading",
    "main",
)
"""The scripts of the page in the order in which they are joined: explorer_NAME.js."""
_BESIDE = " 'self'"
STYLES = ("explorer.css", "explorer_source.css")

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_POLICY = (
    "default-src 'none'; connect-src 'none'; img-src data: blob:; form-action 'none'; base-uri 'none'; "
    "script-src {scripts}; style-src {styles}"
)


def page_context(*, folder: bool = False) -> dict[str, object]:
    """The parts that the template puts in unescaped: `script`, `vis`, `style`, and the `policy` that names them.

    With `folder` the page may also run scripts from where it lies itself, but from nowhere else: browsers check no
    hashes of scripts that come from disk.
    """
    script, style, vis = _script(), "".join(map(_asset, STYLES)), _vis()
    return {
        "script": Markup(script),
        "style": Markup(style),
        "vis": Markup(vis),
        "policy": _POLICY.format(
            scripts=f"{source_hash(script)} {source_hash(vis)}{_BESIDE if folder else ''}",
            styles=source_hash(style),
        ),
    }


def source_hash(text: str) -> str:
    """The source expression by which a content security policy lets exactly this script or style through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    text = files("forumtrace.exports").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _script() -> str:
    parts = "\n".join(_asset(f"explorer_{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _vis() -> str:
    """vis-network as pyvis carries it, without the last line, which would ask for a source map."""
    text = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.rpartition("//# sourceMappingURL=")[0].rstrip() + "\n"
