<?php

// Written by konbit. PHP runs this before DokuWiki, whose code all wikis share: what is this wiki's own is in its tree.

define('DOKU_CONF', dirname(__DIR__, 2) . '/dokuwiki/conf/');
