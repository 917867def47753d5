"""By which path the window is drawn: the person's choice, else what the machine has."""

from pathlib import Path

import pytest

from editor.ui.start import graphics

LOCAL = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a machine whose X server draws by the card, if there is one."""
    monkeypatch.setattr(graphics, "_draws_directly", lambda _display: True)
    (tmp_path / "dev").mkdir()
    return tmp_path


def card(machine: Path, driver: str, number: int = 128) -> Path:
    """Put a card with this driver into the machine."""
    node = machine / f"dev/dri/renderD{number}"
    node.parent.mkdir(parents=True, exist_ok=True)
    node.touch()
    device = machine / f"sys/class/drm/renderD{number}/device"
    device.mkdir(parents=True)
    (device / "driver").symlink_to(f"../../bus/pci/drivers/{driver}")
    return node


@pytest.mark.parametrize(
    ("driver", "environment", "there"),
    [
        ("", LOCAL, False),
        ("i915", LOCAL, True),
        ("amdgpu", {"DISPLAY": "unix:0.0"}, True),
        ("i915", WAYLAND, True),
        ("virtio_gpu", LOCAL, False),
        ("virtio_gpu", WAYLAND, False),
        ("vmwgfx", LOCAL, False),
        ("i915", {"DISPLAY": "localhost:10.0"}, False),
        ("i915", {"DISPLAY": "192.0.2.1:0"}, False),
        ("i915", {"DISPLAY": ""}, False),
        ("i915", {**LOCAL, "XRDP_SESSION": "1"}, False),
        ("i915", {**LOCAL, "VNCDESKTOP": "host:1"}, False),
        ("i915", {**LOCAL, "QT_QPA_PLATFORM": "offscreen"}, False),
        ("i915", {**WAYLAND, "QT_QPA_PLATFORM": "wayland-egl"}, True),
        ("i915", {"DISPLAY": "host:0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_whether_a_card_draws_the_window(machine: Path, driver: str, environment: dict[str, str], there: bool) -> None:
    if driver:
        card(machine, driver)
    assert graphics.has_card(environment, machine) is there


def test_one_real_card_is_enough(machine: Path) -> None:
    card(machine, "vgem")
    card(machine, "nouveau", 129)
    assert graphics.has_card(LOCAL, machine)


def test_a_driver_without_a_node(machine: Path) -> None:
    (machine / "dev/nvidiactl").touch()
    assert graphics.has_card(LOCAL, machine)


def test_a_screen_that_is_not_drawn_by_the_card(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card(machine, "i915")
    monkeypatch.setattr(graphics, "_draws_directly", lambda _display: False)
    assert not graphics.has_card(LOCAL, machine)
    assert graphics.has_card(WAYLAND, machine)


def test_a_server_that_is_not_there_cannot_be_asked() -> None:
    assert graphics._draws_directly(":59999")


@pytest.mark.parametrize("choice", [graphics.AUTOMATIC, graphics.CARD, graphics.SOFTWARE, "nonsense"])
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("own", ["", "rhi"])
def test_what_is_set(monkeypatch: pytest.MonkeyPatch, choice: str, there: bool, own: str) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(graphics, "has_card", lambda _environment: there)
    environment = {"QT_QUICK_BACKEND": own} if own else {}
    flags = graphics.prepare(choice, environment)
    software = choice == graphics.SOFTWARE or (choice != graphics.CARD and not there)
    assert environment.get("QT_QUICK_BACKEND", "") == (own or ("software" if software else ""))
    drawn_by_software = environment.get("QT_QUICK_BACKEND") == "software" and software
    assert environment.get("QT_XCB_GL_INTEGRATION", "") == ("none" if drawn_by_software else "")
    assert flags == (["--disable-gpu", *graphics._TILES] if software and not own else [])


def test_other_systems_choose_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    environment: dict[str, str] = {}
    assert graphics.prepare(graphics.SOFTWARE, environment) == []
    assert environment == {}
