"""Two windows, two homes and one library that two real Syncthing instances carry between them: `./dev syncthing`."""
