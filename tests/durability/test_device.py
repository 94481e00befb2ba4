"""The way in which this room calls `pace` tells what the installed command tells."""

from tests.durability.device import Device


def test_a_warm_call_says_what_the_installed_command_says(device: Device) -> None:
    device.done("log", "walk", "12m", "pain", "3-4")
    for words in (("list",), ("plan", "--json"), ("log", "walk", "pain", "14"), ("nonsense",)):
        assert device.pace(*words) == device.cold(*words)
