"""Commands of the window, and all that is made from them: menus, tool bar, palette."""
