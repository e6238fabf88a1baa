-- CreateTable
CREATE TABLE "Paper" (
    "id" SERIAL NOT NULL,
    "openid" TEXT NOT NULL,
    "contents" BYTEA NOT NULL,
    "tokenSha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "downloads" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Paper_tokenSha256_key" ON "Paper"("tokenSha256");

-- CreateIndex
CREATE INDEX "Paper_openid_createdAt_idx" ON "Paper"("openid", "createdAt");

-- CreateIndex
CREATE INDEX "Paper_createdAt_idx" ON "Paper"("createdAt");
