"""The library: pages in, versions out. Nothing in it knows a terminal."""
