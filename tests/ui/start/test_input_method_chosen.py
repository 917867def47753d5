"""The input method that Qt is told of, by what the desktop says of it in the environment."""

import pytest

from editor.ui.start.main import find_input_method


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ({}, {}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "compose", "XMODIFIERS": "@im=ibus"}, {"QT_IM_MODULE": "compose"}),
        ({"XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"XMODIFIERS": "@im=none"}, {}),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0"}, {}),  # the compositor's own way
        ({"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
        ({"QT_IM_MODULES": "fcitx;wayland", "QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULES": "fcitx;ibus;wayland"}),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
        ({"QT_IM_MODULES": "wayland", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULES": "wayland"}),
    ],
)
def test_it_is_one_for_which_there_is_a_plugin(given: dict[str, str], chosen: dict[str, str]) -> None:
    environment = dict(given)
    find_input_method(environment)
    for name in ("QT_IM_MODULE", "QT_IM_MODULES"):
        assert environment.pop(name, "") == chosen.get(name, given.get(name, ""))
        given.pop(name, None)
    assert environment == given
