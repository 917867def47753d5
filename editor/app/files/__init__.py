"""Files of posts as the window opens, saves, renames and watches them."""
