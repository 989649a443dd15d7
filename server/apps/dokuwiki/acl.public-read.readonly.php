# acl.auth.php
# <?php exit()?>
# Written by konbit. Everybody reads, nobody writes.
*	@ALL	1
*	@user	1
