copy_digest() { # FOLDER: of a composted wiki; another one when somebody has changed a file of it
  (cd "$1" && find . -mindepth 1 ! -type d ! -path ./made -printf '%P\t%y\t%s\t%T@\t%m\t%u\n' | sort | sha256sum | cut -c 1-64)
}
