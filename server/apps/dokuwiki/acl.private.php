# acl.auth.php
# <?php exit()?>
# Written by konbit. Who was invited reads and writes.
*	@ALL	0
*	@user	8
