"""A real Virtuoso server on loopback for tests: Debian's, where it is installed."""

import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.endpoints import await_answer, free_port

GRANTS = 'GRANT EXECUTE ON DB.DBA.SPARQL_INSERT_DICT_CONTENT TO SPARQL; GRANT SPARQL_UPDATE TO "SPARQL";'
SETTINGS = """
    [Database]
    DatabaseFile = {folder}/virtuoso.db
    ErrorLogFile = {folder}/virtuoso.log
    LockFile = {folder}/virtuoso.lck
    TransactionFile = {folder}/virtuoso.trx
    xa_persistent_file = {folder}/virtuoso.pxa
    [TempDatabase]
    DatabaseFile = {folder}/temporary.db
    TransactionFile = {folder}/temporary.trx
    [Parameters]
    ServerPort = 127.0.0.1:{sql}
    DisableUnixSocket = 1
    [HTTPServer]
    ServerPort = 127.0.0.1:{http}
    [SPARQL]
    ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso that anybody may update, with its files in `folder`; skips where there is none."""
    server, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if server is None or client is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(textwrap.dedent(SETTINGS).format(folder=folder, sql=sql, http=http))
    command = [server, "+foreground", "+configfile", str(settings)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
    ) as process:
        try:
            await_answer(f"http://127.0.0.1:{http}/sparql", process)
            subprocess.run(
                [client, f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={GRANTS}"],
                check=True, capture_output=True, timeout=60,
            )  # fmt: skip
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            process.kill()
