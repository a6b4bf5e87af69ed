"""What the app does when a screen asks: a module for each kind of asking, put together in `tui.app`."""
