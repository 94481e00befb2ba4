"""The durability room: the installed command under kills, full disks, broken files and several devices."""
