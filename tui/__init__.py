"""The application: the reader on the terminal and the `newsreader` command."""
