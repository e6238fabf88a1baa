-- CreateTable
CREATE TABLE "LegalCard" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "approved" INTEGER,
    "latest" INTEGER NOT NULL,
    "fileDigest" TEXT,
    "staffAt" TIMESTAMPTZ(3),

    CONSTRAINT "LegalCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalCardRevision" (
    "cardId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSON NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,

    CONSTRAINT "LegalCardRevision_pkey" PRIMARY KEY ("cardId","number")
);

-- CreateTable
CREATE TABLE "LegalShelf" (
    "id" INTEGER NOT NULL,
    "fileDigest" TEXT,
    "cards" INTEGER NOT NULL DEFAULT 0,
    "laws" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LegalShelf_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LegalMiss" (
    "id" SERIAL NOT NULL,
    "day" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "away" INTEGER NOT NULL DEFAULT 0,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "picked" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "candidates" TEXT[],

    CONSTRAINT "LegalMiss_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statute" (
    "id" SERIAL NOT NULL,
    "short" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "version" TEXT NOT NULL,
    "effective" TEXT,
    "since" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Statute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatuteArticle" (
    "statuteId" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "chapter" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "StatuteArticle_pkey" PRIMARY KEY ("statuteId","n")
);

-- CreateIndex
CREATE UNIQUE INDEX "LegalMiss_day_text_key" ON "LegalMiss"("day", "text");

-- CreateIndex
CREATE UNIQUE INDEX "Statute_short_version_key" ON "Statute"("short", "version");

-- AddForeignKey
ALTER TABLE "LegalCardRevision" ADD CONSTRAINT "LegalCardRevision_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "LegalCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatuteArticle" ADD CONSTRAINT "StatuteArticle_statuteId_fkey" FOREIGN KEY ("statuteId") REFERENCES "Statute"("id") ON DELETE CASCADE ON UPDATE CASCADE;
