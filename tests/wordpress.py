"""A WordPress of the tests' own: Debian's package, with its database, on loopback."""

import json
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.api.serving import PATIENCE_S, wait_until
from tests.optional import missing

_THEME = "twentytwentythree"
_HOW = f"apt-get install wordpress wordpress-theme-{_THEME} php-cli php-mysql mariadb-server"
_SOURCES = Path("/usr/share/wordpress")
_THEMES = _SOURCES / "wp-content/themes"
_INSTALL = """<?php
$_SERVER['HTTP_HOST'] = getenv( 'HTTP_HOST' );
define( 'WP_INSTALLING', true );
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
wp_install( 'Tests', 'desk', 'desk@example.org', false, '', getenv( 'DESK_PASSWORD' ) );
activate_plugin( $argv[1] );
switch_theme( $argv[2] );
[ $password ] = WP_Application_Passwords::create_new_application_password(
    1, array( 'name' => 'tests' ) );
echo json_encode( array( 'password' => $password, 'active' => is_plugin_active( $argv[1] ) ) );
"""


@dataclass(frozen=True)
class WordPress:
    """`desk` speaks to its REST interface as an editor, `reader` reads its pages as anybody."""

    desk: httpx.Client
    reader: httpx.Client

    def save(self, post: int | None = None, **fields: str) -> int:
        """The id of the post that was made, or changed."""
        route = "/wp/v2/posts" + (f"/{post}" if post else "")
        answer = self.desk.post("/", params={"rest_route": route}, json=fields)
        answer.raise_for_status()
        saved: int = answer.json()["id"]
        return saved

    def page(self, post: int) -> str:
        return self.reader.get("/", params={"p": post}, follow_redirects=True).text


@contextmanager
def wordpress(port: int, plugin: Path, constants: Mapping[str, str]) -> Iterator[WordPress]:
    """One that has the plugin's folder switched on, and `constants` in its wp-config.php."""
    php, install_db, server = map(shutil.which, ("php", "mariadb-install-db", "mariadbd"))
    if php is None or install_db is None or server is None or not _THEMES.joinpath(_THEME).exists():
        missing("WordPress", _HOW)
    folder = Path(tempfile.mkdtemp(prefix="standfirst-wordpress-"))
    try:
        with _mariadb(folder, install_db, server) as database:
            site = folder / "site"
            shutil.copytree(_SOURCES, site, ignore=shutil.ignore_patterns("wp-config.php"))
            shutil.copytree(plugin, site / "wp-content/plugins" / plugin.name)
            (site / "wp-config.php").write_text(_configuration(database, constants), "utf-8")
            (site / "install.php").write_text(_INSTALL, "utf-8")
            main = f"{plugin.name}/{plugin.name}.php"
            installed = subprocess.run(
                [php, "install.php", main, _THEME],
                cwd=site,
                env=os.environ
                | {"DESK_PASSWORD": secrets.token_hex(), "HTTP_HOST": f"127.0.0.1:{port}"},
                check=False,
                capture_output=True,
                text=True,
            )
            assert installed.returncode == 0, installed.stdout + installed.stderr
            told = json.loads(installed.stdout.splitlines()[-1])
            assert told["active"]
            with _serving(php, site, port) as base:
                desk = httpx.Client(
                    base_url=base, auth=("desk", told["password"]), timeout=PATIENCE_S
                )
                with desk, httpx.Client(base_url=base, timeout=PATIENCE_S) as reader:
                    yield WordPress(desk, reader)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _mariadb(folder: Path, install_db: str, server: str) -> Iterator[Path]:
    """The socket of a running server with an empty database `wordpress`."""
    data, socket = folder / "data", folder / "socket"
    me = [f"--user={'root' if os.getuid() == 0 else os.environ['USER']}"]
    subprocess.run(
        [
            *(install_db, "--no-defaults", *me, f"--datadir={data}", "--skip-test-db"),
            "--auth-root-authentication-method=normal",
        ],
        check=True,
        capture_output=True,
    )
    process = subprocess.Popen(
        [
            *(server, "--no-defaults", *me, f"--datadir={data}", f"--socket={socket}"),
            *("--skip-networking", f"--pid-file={folder}/pid"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        ask = ["mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-e"]
        made = [*ask, "CREATE DATABASE wordpress CHARACTER SET utf8mb4"]
        wait_until(lambda: subprocess.run(made, check=False, capture_output=True).returncode == 0)
        yield socket
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)


def _configuration(database: Path, constants: Mapping[str, str]) -> str:
    plain = {
        "DB_NAME": "wordpress",
        "DB_USER": "root",
        "DB_PASSWORD": "",
        "DB_HOST": f"localhost:{database}",
        "DB_CHARSET": "utf8mb4",
        "DB_COLLATE": "",
        # Application passwords without TLS are for such sites alone.
        "WP_ENVIRONMENT_TYPE": "local",
        "AUTH_KEY": secrets.token_hex(),
        "SECURE_AUTH_KEY": secrets.token_hex(),
        "LOGGED_IN_KEY": secrets.token_hex(),
        "NONCE_KEY": secrets.token_hex(),
    }
    defined = (f"define( '{name}', '{value}' );" for name, value in {**plain, **constants}.items())
    # Nobody but this machine is asked, and nothing runs by itself.
    quiet = "define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'DISABLE_WP_CRON', true );"
    lines = [
        "<?php",
        *defined,
        quiet,
        "define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );",
        "define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', true );",
        "$table_prefix = 'wp_';",
        "defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
        "require_once ABSPATH . 'wp-settings.php';",
    ]
    return "\n".join(lines) + "\n"


@contextmanager
def _serving(php: str, site: Path, port: int) -> Iterator[str]:
    base = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [php, "-S", f"127.0.0.1:{port}", "-t", str(site)],
        # The service calls back while an editor's request may be under way.
        env=os.environ | {"PHP_CLI_SERVER_WORKERS": "3"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def answers() -> bool:
        try:
            return httpx.get(f"{base}/wp-login.php", timeout=PATIENCE_S).status_code == 200
        except httpx.TransportError:
            return False

    try:
        wait_until(answers)
        yield base
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE_S)
