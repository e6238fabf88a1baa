-- CreateTable
CREATE TABLE "LocalFigure" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT,
    "source" TEXT NOT NULL,
    "note" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnWhy" TEXT,

    CONSTRAINT "LocalFigure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LocalFigure_name_fromDay_idx" ON "LocalFigure"("name", "fromDay");
