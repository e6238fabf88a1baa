-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "notice" BYTEA,
ADD COLUMN     "noticeMsgId" TEXT,
ADD COLUMN     "noticeState" TEXT;

-- CreateTable
CREATE TABLE "Reminder" (
    "id" SERIAL NOT NULL,
    "openid" TEXT NOT NULL,
    "period" BYTEA NOT NULL,
    "periodHash" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reminder_state_day_idx" ON "Reminder"("state", "day");

-- CreateIndex
CREATE INDEX "Reminder_last_idx" ON "Reminder"("last");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_openid_periodHash_last_day_key" ON "Reminder"("openid", "periodHash", "last", "day");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_noticeMsgId_key" ON "OutboxMessage"("noticeMsgId");

-- CreateIndex
CREATE INDEX "OutboxMessage_noticeState_notBefore_idx" ON "OutboxMessage"("noticeState", "notBefore");
