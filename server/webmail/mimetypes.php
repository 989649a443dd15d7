<?php

// Written by konbit: Debian's, beside a configuration that is not.
return require '/etc/roundcube/mimetypes.php';
