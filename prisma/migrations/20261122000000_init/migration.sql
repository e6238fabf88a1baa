-- CreateTable
CREATE TABLE "Broadcast" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "url" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sendBefore" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "msgId" TEXT,
    "reason" TEXT,

    CONSTRAINT "Broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "broadcastId" INTEGER NOT NULL,
    "openid" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doubtSince" TIMESTAMPTZ(3),
    "msgId" TEXT,
    "reason" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("broadcastId","openid")
);

-- CreateTable
CREATE TABLE "BulletinItem" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "url" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "approvedAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "BulletinItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bulletin" (
    "day" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "compiledAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bulletin_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "openid" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'submitted',
    "organisationId" TEXT,
    "answers" BYTEA NOT NULL,
    "personHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseEntry" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "note" BYTEA,

    CONSTRAINT "CaseEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Follower" (
    "openid" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subscribedAt" TIMESTAMPTZ(3),
    "unsubscribedAt" TIMESTAMPTZ(3),
    "scene" TEXT,
    "lastMessageAt" TIMESTAMPTZ(3),
    "windowClosesAt" TIMESTAMPTZ(3),
    "windowLeft" INTEGER NOT NULL DEFAULT 0,
    "wantsBulletin" BOOLEAN NOT NULL DEFAULT false,
    "handedOverUntil" TIMESTAMPTZ(3),
    "talk" BYTEA,

    CONSTRAINT "Follower_pkey" PRIMARY KEY ("openid")
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "openid" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "payload" BYTEA,
    "reply" BYTEA,
    "via" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" BIGSERIAL NOT NULL,
    "openid" TEXT NOT NULL,
    "inboxId" BIGINT,
    "state" TEXT NOT NULL DEFAULT 'due',
    "body" BYTEA,
    "uncertain" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" SERIAL NOT NULL,
    "openid" TEXT NOT NULL,
    "inboxKey" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "caseId" INTEGER,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WechatToken" (
    "appId" TEXT NOT NULL,
    "token" BYTEA,
    "expiresAt" TIMESTAMPTZ(3),
    "leaseHolder" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),

    CONSTRAINT "WechatToken_pkey" PRIMARY KEY ("appId")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "organisationId" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "signUpOpensAt" TIMESTAMPTZ(3) NOT NULL,
    "signUpClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "guestsAllowed" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignUp" (
    "id" SERIAL NOT NULL,
    "eventId" INTEGER NOT NULL,
    "openid" TEXT NOT NULL,
    "personKey" TEXT NOT NULL,
    "name" BYTEA,
    "state" TEXT NOT NULL,
    "arrivedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "aliases" TEXT[],
    "address" TEXT,
    "phone" TEXT,
    "hours" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Broadcast_key_key" ON "Broadcast"("key");

-- CreateIndex
CREATE INDEX "Broadcast_state_idx" ON "Broadcast"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_msgId_key" ON "Delivery"("msgId");

-- CreateIndex
CREATE INDEX "Delivery_broadcastId_state_attempts_openid_idx" ON "Delivery"("broadcastId", "state", "attempts", "openid");

-- CreateIndex
CREATE INDEX "Delivery_openid_idx" ON "Delivery"("openid");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinItem_slug_key" ON "BulletinItem"("slug");

-- CreateIndex
CREATE INDEX "BulletinItem_day_state_idx" ON "BulletinItem"("day", "state");

-- CreateIndex
CREATE INDEX "Case_openid_id_idx" ON "Case"("openid", "id");

-- CreateIndex
CREATE INDEX "Case_kind_state_idx" ON "Case"("kind", "state");

-- CreateIndex
CREATE INDEX "Case_personHash_idx" ON "Case"("personHash");

-- CreateIndex
CREATE INDEX "CaseEntry_caseId_idx" ON "CaseEntry"("caseId");

-- CreateIndex
CREATE INDEX "Follower_wantsBulletin_openid_idx" ON "Follower"("wantsBulletin", "openid");

-- CreateIndex
CREATE UNIQUE INDEX "InboxMessage_key_key" ON "InboxMessage"("key");

-- CreateIndex
CREATE INDEX "InboxMessage_openid_state_idx" ON "InboxMessage"("openid", "state");

-- CreateIndex
CREATE INDEX "InboxMessage_state_receivedAt_idx" ON "InboxMessage"("state", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_inboxId_key" ON "OutboxMessage"("inboxId");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_notBefore_idx" ON "OutboxMessage"("state", "notBefore");

-- CreateIndex
CREATE INDEX "OutboxMessage_openid_state_idx" ON "OutboxMessage"("openid", "state");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_inboxKey_key" ON "StoredFile"("inboxKey");

-- CreateIndex
CREATE INDEX "StoredFile_openid_idx" ON "StoredFile"("openid");

-- CreateIndex
CREATE INDEX "StoredFile_caseId_idx" ON "StoredFile"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE INDEX "Event_state_startsAt_idx" ON "Event"("state", "startsAt");

-- CreateIndex
CREATE INDEX "SignUp_eventId_state_arrivedAt_idx" ON "SignUp"("eventId", "state", "arrivedAt");

-- CreateIndex
CREATE INDEX "SignUp_openid_idx" ON "SignUp"("openid");

-- CreateIndex
CREATE UNIQUE INDEX "SignUp_eventId_openid_personKey_key" ON "SignUp"("eventId", "openid", "personKey");

-- CreateIndex
CREATE INDEX "Organisation_parentId_idx" ON "Organisation"("parentId");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseEntry" ADD CONSTRAINT "CaseEntry_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
