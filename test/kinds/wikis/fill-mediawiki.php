<?php

// Thirty pages, two pictures and a category that does not fit one page, as people write them; told a name, a page of that one alone.
// Run as the member.

declare(strict_types=1);

umask(0027);
require_once '/usr/share/mediawiki/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;

final class Fill extends Maintenance
{
    public function __construct()
    {
        parent::__construct();
        $this->addArg('tree', 'the tree of the site');
        $this->addArg('name', 'of one page', false);
    }

    public function execute()
    {
        if ($this->hasArg(1)) {
            $this->write($this->getArg(1), 'Tout neuf.');
            return;
        }
        $author = User::newFromId(1);
        foreach (['Logo.png' => [40, 90, 200], 'Été.png' => [230, 160, 20]] as $name => $colour) {
            $picture = imagecreatetruecolor(1200, 900);
            imagefill($picture, 0, 0, imagecolorallocate($picture, ...$colour));
            imagestring($picture, 5, 40, 40, $name, 0xFFFFFF);
            $path = "/tmp/fill-$name";
            imagepng($picture, $path);
            $file = MediaWikiServices::getInstance()->getRepoGroup()->getLocalRepo()->newFile($name);
            $status = $file->upload($path, '', "Une image. [[Category:Images]]", uploader: $author);
            $status->isOK() || $this->fatalError((string) $status);
            unlink($path);
        }
        $all = '[[Category:Tout]]';
        $pages = [
            'Accueil' => "Bienvenue. [[File:Logo.png|thumb|Le logo]] Voyez [[Été à Montréal]], [[Quoi ? & qui]], [[A/B]] et [[C++]]. $all",
            'Été à Montréal' => "« Il fait chaud », dit-on ; 3 < 4 & 5 > 2. [[File:Été.png|200px]] <pre><script>alert(1)</script></pre> $all",
            'Quoi ? & qui' => "Qui ? <math>x</math> {{PAGENAME}} $all",
            'A/B' => "Une sous-page. $all",
            'C++' => "Un langage. <nowiki>'''x'''</nowiki> $all",
            'Ancien nom' => '#REDIRECT [[C++]]',
            'Talk:C++' => 'Une discussion.',
            'Template:Cadre' => "<div style=\"border: 1px solid\">{{{1}}}</div>",
        ];
        for ($number = 1; $number <= 22; $number++) {
            $pages["Projet $number"] = "== Un ==\n{{Cadre|Projet $number}}\n== Deux ==\n[[Projet " . ($number % 22 + 1) . "]], [[Page absente]], [https://ailleurs.example/ ailleurs]<ref>Une note.</ref>\n== Trois ==\n<references />\n$all";
        }
        foreach ($pages as $name => $text) {
            $this->write($name, $text);
        }
    }

    private function write(string $name, string $text): void
    {
        $title = $name === 'Accueil' ? Title::newMainPage() : Title::newFromText($name);
        $page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle($title);
        $update = $page->newPageUpdater(User::newFromId(1));
        $update->setContent(SlotRecord::MAIN, ContentHandler::makeContent($text, $title));
        $update->saveRevision(CommentStoreComment::newUnsavedComment('Un texte'));
        $update->wasSuccessful() || $this->fatalError("$name: " . $update->getStatus());
    }
}

$maintClass = Fill::class;
require_once RUN_MAINTENANCE_IF_MAIN;
